# The expression stops.
x = 5 +
print(x)
