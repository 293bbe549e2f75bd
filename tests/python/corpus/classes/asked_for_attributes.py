# Classes that are asked for each attribute, or told of each, and instances whose attributes are there already.
class Five:
    def __init__(self):
        self.x = 1

    def __getattribute__(self, name):
        return 5


class Seven:
    def __init__(self):
        self.x = 1

    def __getattr__(self, name):
        return 7

    def method(self):
        return 3


class Plain(Seven):
    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


class Fallen:
    @property
    def value(self):
        raise AttributeError("no")

    def __getattr__(self, name):
        return name + "?"


class Counted:
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value + 1)


class Slotted:
    __slots__ = ("a", "b")


class Default:
    def __init__(self, n=1, *, k=2):
        self.n = n
        self.k = k


class Made(Default):
    def __new__(cls, *args):
        self = super().__new__(cls)
        self.made = True
        return self


class Wrong(Exception):
    @property
    def given(self):
        return self.args


for thing in Five(), Seven(), Plain():
    print(thing.x, thing.y)
print(Seven().method(), Plain().method(), Fallen().value, Five().method)
counted = Counted()
counted.a = 1
counted.a = 2
print(counted.a)
slotted = Slotted()
slotted.a = 1
try:
    slotted.c = 2
except AttributeError as error:
    print(error)
print(slotted.a, hasattr(slotted, "b"))
print(Default().n, Default(5).n, Default(k=3).k, Made(4).n, Made(4).made)
for n in range(3):
    thing = Default(n)
    vars(thing)["extra"] = n
    thing.more = n
    thing.n = -n
    print(thing.extra, thing.more, thing.n, sorted(vars(thing)))
wrong = Wrong(1, 2)
wrong.z = 3
wrong.z = 4
print(wrong.given, wrong.z)
for make in (lambda: Default(1, 2), lambda: Default(1, n=2), lambda: Slotted(1)):
    try:
        make()
    except TypeError as error:
        print(error)
