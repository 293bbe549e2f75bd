# getattr, setattr, hasattr, delattr, vars, dir.
class Thing:
    kind = "thing"

    def __init__(self):
        self.size = 3


t = Thing()
for name in ("size", "kind", "nothing"):
    print(name, hasattr(t, name), getattr(t, name, "default"))
setattr(t, "colour", "blue")
setattr(t, "with space", 1)
print(vars(t), getattr(t, "with space"))
delattr(t, "size")
print(t.__dict__, [n for n in dir(t) if not n.startswith("_")])
vars(t)["sneaky"] = 5
print(t.sneaky)
t.__dict__.update(a=1, b=2)
print(t.a + t.b, getattr("abc", "upper")(), getattr(t, "a"))
for bad in (lambda: getattr(t, "zzz"), lambda: getattr(t, 5), lambda: delattr(t, "zzz"), lambda: vars(5), lambda: setattr(5, "x", 1), lambda: setattr(t, 1, 2), lambda: hasattr(t), lambda: setattr([], "x", 1), lambda: setattr(int, "x", 1)):
    try:
        print(bad())
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
