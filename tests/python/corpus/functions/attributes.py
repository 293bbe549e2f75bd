# Name, doc, defaults, annotations, own attributes.
def area(width: float, height: float = 1.0, *, unit: "str" = "m") -> float:
    """Return the area.

    Longer text.
    """
    return width * height


print(area.__name__, area.__qualname__, area.__module__, area.__defaults__, area.__kwdefaults__)
print(area.__doc__)
print(area.__annotations__)
area.calls = 3
print(area.calls, area.__dict__, hasattr(area, "missing"), getattr(area, "missing", None))
print((lambda: 0).__name__, len.__name__, str.upper.__name__, int.__name__)
print(area.__code__.co_varnames, area.__code__.co_argcount)
try:
    area.missing
except AttributeError as error:
    print(error)


class A:
    def method(self):
        pass


print(A.method.__qualname__, A().method.__name__, A.method.__doc__)
