# Types of things, and asking for them.
class A:
    pass


class B(A):
    pass


things = [1, 1.5, "s", None, True, [], (), {}, set(), B(), B, len, lambda: 0, range(1), b"", ..., (x for x in [])]
for thing in things:
    print(type(thing).__name__, isinstance(thing, (int, str)), isinstance(thing, A), callable(thing))
print(isinstance(True, int), type(True) == int, issubclass(B, A), issubclass(A, (B, object)), isinstance(B(), object), isinstance(5, int | str), isinstance(None, type(None)))
print(type(5)("7"), type([])((1, 2)), type(type), type(A), int is type(3))
for bad in (lambda: isinstance(1, "int"), lambda: isinstance(1, [int]), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: isinstance(1), lambda: type(), lambda: type(1, 2)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
