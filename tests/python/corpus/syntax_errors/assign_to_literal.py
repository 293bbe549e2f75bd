# A value cannot be assigned to.
5 = x
print(x)
