# kw_only, slots, InitVar, ClassVar.
from dataclasses import dataclass, field, InitVar, KW_ONLY
from typing import ClassVar


@dataclass(kw_only=True)
class Options:
    width: int = 80
    title: str


print(Options(title="t"), Options(title="u", width=3))
try:
    Options("t")
except TypeError as error:
    print(error)


@dataclass
class Mixed:
    a: int
    _: KW_ONLY
    b: int = 2
    count: ClassVar[int] = 0


print(Mixed(1, b=5), Mixed.count)


@dataclass
class Account:
    owner: str
    deposit: InitVar[int] = 0
    balance: int = field(init=False, default=0)

    def __post_init__(self, deposit):
        self.balance = deposit * 100


print(Account("Ann", 5), Account("Bo").balance)


@dataclass(slots=True)
class Small:
    x: int


s = Small(1)
try:
    s.y = 2
except AttributeError as error:
    print(error)
print(s)
