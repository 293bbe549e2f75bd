# One too many.
x = (1 + 2))
print(x)
