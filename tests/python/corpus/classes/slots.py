# __slots__ leaves no room for others.
class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
p.x = 10
print(p.x, p.y, hasattr(p, "__dict__"))
try:
    p.z = 3
except AttributeError as error:
    print(error)
del p.y
try:
    p.y
except AttributeError as error:
    print(error)


class Open(Point):
    pass


o = Open(1, 2)
o.z = 3
print(o.z, vars(o), Point.__slots__)
