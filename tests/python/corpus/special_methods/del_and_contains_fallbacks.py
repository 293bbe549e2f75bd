# in falls back to __iter__; None as a special method forbids.
class Iterable:
    def __iter__(self):
        print("iter")
        return iter([1, 2])


class Forbidden(list):
    __iter__ = None
    __contains__ = None


class Unhashable:
    __hash__ = None


print(2 in Iterable(), 5 in Iterable())
for action in (lambda: 1 in Forbidden([1]), lambda: list(Forbidden([1])), lambda: hash(Unhashable()), lambda: {Unhashable(): 1}, lambda: 1 in 5, lambda: 1 in object()):
    try:
        print(action())
    except TypeError as error:
        print(error)


class Answer:
    def __contains__(self, x):
        return "any text"


print(1 in Answer(), 1 not in Answer())
