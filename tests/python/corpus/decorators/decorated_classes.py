# Decorators on classes, and a registry.
registry = {}


def register(cls):
    registry[cls.__name__.lower()] = cls
    return cls


def add_repr(cls):
    def __repr__(self):
        fields = ", ".join(f"{k}={v!r}" for k, v in vars(self).items())
        return f"{type(self).__name__}({fields})"
    cls.__repr__ = __repr__
    return cls


@register
@add_repr
class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y


@register
class Circle:
    pass


def singleton(cls):
    instance = None

    def get(*args):
        nonlocal instance
        if instance is None:
            instance = cls(*args)
        return instance
    return get


@singleton
class Config:
    def __init__(self, name):
        self.name = name


print(Point(1, "b"), sorted(registry), registry["point"](0, 0))
print(Config("first") is Config("second"), Config("x").name)
