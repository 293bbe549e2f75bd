# Two arguments side by side.
x = 10
print("x is" x)
