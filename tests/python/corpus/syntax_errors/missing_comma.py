# Two values side by side.
items = [1, 2 3]
print(items)
