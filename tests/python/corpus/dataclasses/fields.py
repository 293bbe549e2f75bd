# field(): factories, repr, compare, init.
from dataclasses import dataclass, field, fields


@dataclass
class Team:
    name: str
    members: list = field(default_factory=list)
    secret: str = field(default="s", repr=False)
    score: int = field(default=0, compare=False)
    label: str = field(init=False)

    def __post_init__(self):
        self.label = self.name.upper()


a, b = Team("red"), Team("red", score=5)
a.members.append("Ann")
print(a, b)
print(a == b, a == Team("red", ["Ann"], score=9), a.secret)
print([(f.name, f.init, f.repr) for f in fields(Team)])
try:
    @dataclass
    class Bad:
        items: list = []
except ValueError as error:
    print(error)
try:
    @dataclass
    class Order:
        a: int = 1
        b: int
except TypeError as error:
    print(error)
try:
    Team("x", label="y")
except TypeError as error:
    print(error)
