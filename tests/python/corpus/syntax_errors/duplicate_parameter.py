# Two parameters of one name.
def area(width, width):
    return width * width


print(area(1, 2))
