# Classes of classes: what makes a class, and what happens when one is called.
class Registry(type):
    known = []

    def __new__(meta, name, bases, namespace, **options):
        namespace["made_by"] = meta.__name__
        cls = super().__new__(meta, name, bases, namespace)
        cls.options = options
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        Registry.known.append(name)

    def __call__(cls, *args):
        print("calling", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls):
        return len(cls.__name__)


class Animal(metaclass=Registry, legs=4):
    def __init__(self, name="?"):
        self.name = name


class Bird(Animal):
    pass


print(Registry.known, type(Bird).__name__, Bird.made_by, Animal.options, Bird.options, len(Bird))
print(Animal("Rex").name, Bird().name, isinstance(Bird, Registry), isinstance(Bird(), Animal))


class Single(type):
    made = {}

    def __call__(cls, *args, **keywords):
        if cls not in Single.made:
            Single.made[cls] = super().__call__(*args, **keywords)
        return Single.made[cls]


class Settings(metaclass=Single):
    def __init__(self, value):
        self.value = value


print(Settings(1) is Settings(2), Settings(3).value)
Made = type("Made", (Animal,), {"size": 3})
print(Made.size, Made.__name__, type(Made).__name__)
