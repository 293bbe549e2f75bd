# A star needs a list or tuple.
*x = [1, 2]
print(x)
