# Two starred targets.
first, *rest, *more = [1, 2, 3]
print(rest)
