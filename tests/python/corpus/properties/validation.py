# Lazy and validated attributes with plain Python.
class Rectangle:
    def __init__(self, width, height):
        self.width, self.height = width, height

    def _checked(name):
        def get(self):
            return getattr(self, "_" + name)

        def set(self, value):
            if not isinstance(value, (int, float)):
                raise TypeError(f"{name} must be a number, not {type(value).__name__}")
            setattr(self, "_" + name, value)
        return property(get, set)

    width = _checked("width")
    height = _checked("height")
    area = property(lambda self: self.width * self.height)


r = Rectangle(2, 3)
r.width *= 10
print(r.area, sorted(vars(r)))
for value in ("wide", None, [1]):
    try:
        r.height = value
    except TypeError as error:
        print(error)
try:
    Rectangle("a", 1)
except TypeError as error:
    print(error)
