# Properties in subclasses.
class Base:
    def __init__(self):
        self._x = 1

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value


class Doubled(Base):
    @property
    def x(self):
        return super().x * 2


class Checked(Base):
    @Base.x.setter
    def x(self, value):
        if value < 0:
            raise ValueError("negative")
        self._x = value


d, c = Doubled(), Checked()
print(d.x, c.x)
c.x = 5
print(c.x)
try:
    c.x = -1
except ValueError as error:
    print(error)
try:
    d.x = 3
except AttributeError as error:
    print(error)
print(isinstance(Base.__dict__["x"], property), "x" in vars(Doubled), Base.x.fset is not None, Doubled.x.fset)
