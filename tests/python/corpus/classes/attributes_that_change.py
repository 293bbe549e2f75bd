# The same place in the program meets instances, classes and attributes that are no longer what they were.
class Base:
    kind = "base"

    def name(self):
        return "Base.name"

    def both(self):
        return self.name(), self.kind


class Derived(Base):
    def name(self):
        return "Derived." + super().name()


def look(thing):
    return thing.name(), thing.kind, thing.both()


a, b = Base(), Derived()
print(look(a), look(b))
Base.name = lambda self: "new"
print(look(a), look(b))
del Derived.name
print(look(b))
b.name = lambda: "own"
print(look(b))
del b.name
print(look(b))
b.kind = "own"
print(look(a), look(b))
Base.kind = "changed"
print(look(a), look(b))
Base.kind = property(lambda self: "property")
print(look(a), look(b), b.__dict__)
Base.kind = "plain again"
print(look(a), look(b))
try:
    Base.kind = property(lambda self: "read only")
    b.kind = 1
except AttributeError:
    print("refused")
Base.kind = "plain"
b.kind = 2
print(look(b), vars(b))


class Other:
    kind = "other"

    def name(self):
        return "Other.name"

    def both(self):
        return "Other.both"


b.__class__ = Other
print(look(b), type(b).__name__, b.kind)
b.kind = 3
b.more = 4
print(look(b), vars(b))
b.__class__ = Derived
print(look(b), b.more)
b.__dict__ = {"kind": "of another dict"}
print(look(b), hasattr(b, "more"))
b.kind = 5
b.__dict__["kind"] += 1
print(look(b))


class Missing:
    def __init__(self):
        self.there = 1

    def __getattr__(self, name):
        if name == "never":
            raise AttributeError(name)
        return f"made {name}"

    @property
    def broken(self):
        raise AttributeError("inside")

    @property
    def fine(self):
        return self.there + 1


m = Missing()
for _ in range(3):
    print(m.there, m.other, m.fine, m.broken, getattr(m, "never", "default"))
    m.there += 1
del m.there
print(m.there)


class All:
    def __init__(self):
        self.value = 1

    def __getattribute__(self, name):
        if name == "hidden":
            return "from getattribute"
        return object.__getattribute__(self, name)

    @property
    def hidden(self):
        return "from the property"

    def method(self):
        return self.value, self.hidden


x = All()
print(x.value, x.hidden, x.method())


class Watched:
    def __setattr__(self, name, value):
        print("set", name, value)
        object.__setattr__(self, name, value)


w = Watched()
w.a = 1
w.a = 2
w.a += 1
print(w.a)
Watched.__setattr__ = object.__setattr__
w.a = 4
print(w.a)


class Slots:
    __slots__ = ("left", "right")


s = Slots()
for value in (1, 2):
    s.left = value
    try:
        print(s.left, s.right)
    except AttributeError as e:
        print(e)
    s.right = value
try:
    s.more = 1
except AttributeError as e:
    print(e)


class Counts:
    made = 0

    def __init__(self, *args, step=1, **more):
        type(self).made += step
        self.args = args
        self.more = more


c = [Counts(), Counts(1), Counts(1, 2, 3, 4, 5, 6, 7, 8), Counts(step=5), Counts(1, other=2)]
print(Counts.made, [(one.args, one.more) for one in c])


class Returns:
    def __init__(self):
        return 1


try:
    Returns()
except TypeError as e:
    print(e)
bound = a.both
Base.both = lambda self: "replaced"
print(bound(), a.both())


class Deep:
    def __init__(self, depth):
        self.depth = depth

    @property
    def below(self):
        return Deep(self.depth + 1).below if self.depth < 300 else self.depth

    @property
    def wrong(self):
        return 1 // 0

    @property
    def generated(self):
        yield self.depth
        yield self.depth + 1


d = Deep(0)
print(d.below, list(d.generated))


class Endless:
    @property
    def again(self):
        return self.again


try:
    Endless().again
except RecursionError as e:
    print(e)
d.wrong
