# A line that stands too deep.
x = 1
    y = 2
print(x + y)
