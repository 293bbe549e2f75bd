# type, isinstance, dir, getattr and friends.
class Base:
    """The base."""
    x = 1

    def method(self):
        pass


class Derived(Base):
    y = 2


d = Derived()
d.z = 3
print(type(d).__name__, Derived.__name__, Derived.__qualname__, Derived.__module__, Derived.__doc__, Base.__doc__)
print([n for n in dir(d) if not n.startswith("__")], Derived.__bases__ == (Base,), [c.__name__ for c in Derived.__mro__])
print(isinstance(d, (int, Base)), issubclass(Derived, Base), issubclass(bool, int), isinstance(True, int), type(True) is int)
print(hasattr(d, "x"), "x" in vars(d), "y" in vars(Derived), d.__dict__, callable(d.method), callable(d.x))
print(str(Derived), repr(Base), f"{int}", Base.__subclasses__() == [Derived])
print(type(type(d)) is type, type(None).__name__, type(print).__name__, type(lambda: 0).__name__, type(d.method).__name__, type([].append).__name__)
