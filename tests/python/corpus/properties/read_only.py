# What a property without a setter says.
class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return 3 * self.radius ** 2

    @property
    def broken(self):
        return self.no_such_thing

    half = property(lambda self: self.radius / 2, doc="half of it")


c = Circle(2)
print(c.area, c.half, Circle.half.__doc__)
for action in (lambda: setattr(c, "area", 5), lambda: delattr(c, "area"), lambda: setattr(c, "half", 1), lambda: c.broken, lambda: c.area()):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
c.radius = 10
print(c.area, hasattr(c, "area"), hasattr(c, "broken"))


class WriteOnly:
    def _set(self, value):
        self.hidden = value
    secret = property(None, _set)


w = WriteOnly()
w.secret = 5
print(w.hidden)
try:
    w.secret
except AttributeError as error:
    print(error)
