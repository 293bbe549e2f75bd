# Instances, class attributes, methods.
class Dog:
    kind = "canine"
    count = 0

    def __init__(self, name):
        self.name = name
        Dog.count += 1

    def bark(self, times=1):
        return f"{self.name}: " + "Woof! " * times


a, b = Dog("Rex"), Dog("Fido")
print(a.bark(), b.bark(2), Dog.count, a.kind)
a.kind = "changed"
print(a.kind, b.kind, Dog.kind, a.__dict__, vars(b))
Dog.kind = "all"
print(a.kind, b.kind)
del a.kind
print(a.kind, Dog.bark(a), a.__class__ is Dog, type(a).__name__, isinstance(a, Dog))
method = a.bark
a.name = "Max"
print(method(), hasattr(a, "name"), getattr(a, "age", "unknown"))
setattr(a, "age", 3)
print(a.age, sorted(vars(a)))
