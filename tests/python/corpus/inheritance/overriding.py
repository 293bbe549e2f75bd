# Which attribute wins: instance, class, parent; and what self means in the parent.
class Parent:
    label = "parent"

    def __init__(self):
        self.setup()

    def setup(self):
        self.log = ["parent setup"]

    def template(self):
        return f"[{self.step()}] {self.label} {self.__class__.__name__}"

    def step(self):
        return "parent step"


class Child(Parent):
    label = "child"

    def setup(self):
        super().setup()
        self.log.append("child setup")

    def step(self):
        return "child step"


class Grandchild(Child):
    step = lambda self: "lambda step"


c = Child()
print(c.log, c.template(), Parent().template(), Grandchild().template())
c.step = lambda: "instance step"
print(c.template())
del Child.label
print(c.label, Grandchild.label)
Parent.step = lambda self: "patched"
print(Parent().step(), Child().step())


class Forgot(Parent):
    def __init__(self):
        self.other = 1


try:
    Forgot().log
except AttributeError as error:
    print(error)
