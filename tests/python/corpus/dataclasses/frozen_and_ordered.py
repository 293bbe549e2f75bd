# frozen, order, and both as keys.
from dataclasses import dataclass, FrozenInstanceError, replace


@dataclass(frozen=True, order=True)
class Version:
    major: int
    minor: int = 0


a, b = Version(1, 2), Version(1, 10)
print(a < b, sorted([b, a, Version(0, 9)]), max(a, b), a >= b, hash(a) == hash(Version(1, 2)), {a: "key"}[Version(1, 2)])
for action in (lambda: setattr(a, "major", 2), lambda: delattr(a, "minor"), lambda: a < (1, 2), lambda: setattr(a, "other", 1)):
    try:
        print(action())
    except (FrozenInstanceError, TypeError) as error:
        print(type(error).__name__, error)
print(replace(a, minor=99), a)
print(isinstance(FrozenInstanceError("x"), AttributeError))


@dataclass(eq=False)
class Identity:
    x: int


print(Identity(1) == Identity(1), len({Identity(1), Identity(1)}))
