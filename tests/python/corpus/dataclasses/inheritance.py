# Fields of the parent come first; overriding keeps the place.
from dataclasses import dataclass, field, asdict, astuple


@dataclass
class Animal:
    name: str
    legs: int = 4


@dataclass
class Bird(Animal):
    wings: int = 2
    legs: int = 2

    def __post_init__(self):
        self.name = self.name.title()


@dataclass
class Zoo:
    animals: list[Animal]
    info: dict = field(default_factory=dict)


b = Bird("tweety")
print(b, b == Animal("Tweety", 2), isinstance(b, Animal))
z = Zoo([b, Animal("cat")], {"open": (1, 2)})
print(asdict(z))
print(astuple(z))
copied = asdict(z)
copied["animals"][0]["name"] = "changed"
print(z.animals[0].name)


@dataclass
class Silent(Animal):
    def __repr__(self):
        return "own repr"


print(Silent("x"), repr(Silent("x", 3)))
