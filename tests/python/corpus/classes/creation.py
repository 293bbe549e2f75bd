# __new__, __init__, type(), class bodies that run.
class Logged:
    print("the body runs")
    value = [n for n in range(3)]
    if len(value) > 2:
        extra = "conditional"

    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)


x = Logged(1, 2)
print(Logged.value, Logged.extra)


class Number(int):
    def __new__(cls, text):
        return super().__new__(cls, len(text))


print(Number("abcd"), Number("ab") + 1)
Dynamic = type("Dynamic", (Logged,), {"hello": lambda self: "hi " + type(self).__name__})
print(Dynamic().hello(), Dynamic.__name__, Dynamic.__bases__[0].__name__, Dynamic.__mro__[1].__name__)


class Odd:
    def __new__(cls):
        return "not an instance"


print(Odd())


class Wrong:
    def __init__(self):
        return 1


try:
    Wrong()
except TypeError as error:
    print(error)
