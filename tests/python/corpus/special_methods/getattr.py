# __getattr__ is the last resort; __setattr__ and __delattr__ see everything.
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattr__(self, name):
        print("looking for", name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        print("setting", name)
        if name.startswith("_"):
            raise AttributeError(f"{name} is private")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("deleting", name)
        super().__delattr__(name)


p = Proxy([3, 1, 2])
p.sort()
print(p.target, p.index(3))
p.colour = "red"
print(p.colour)
del p.colour
for action in (lambda: p.missing, lambda: setattr(p, "_x", 1), lambda: delattr(p, "nothing")):
    try:
        action()
    except AttributeError as error:
        print("AttributeError", error)
print(hasattr(p, "append"), hasattr(p, "colour"), getattr(p, "nope", "default"))


class Loud:
    x = 1

    def __getattribute__(self, name):
        print("get", name)
        return super().__getattribute__(name)


print(Loud().x)
