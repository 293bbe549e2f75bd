# TYPE_CHECKING, Final, ClassVar, overload, get_type_hints, Self.
from __future__ import annotations
from typing import TYPE_CHECKING, ClassVar, Final, Self, get_type_hints, overload

if TYPE_CHECKING:
    from nowhere import Nothing

LIMIT: Final = 10


class Builder:
    made: ClassVar[int] = 0

    def set(self, **values: int) -> Self:
        vars(self).update(values)
        return self

    def other(self, x: Nothing) -> undefined_name:
        return x


@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x):
    return x * 2


print(LIMIT, vars(Builder().set(a=1).set(b=2)), Builder().other(5), f(2), f("ab"), Builder.other.__annotations__)


def g(a: int, b: str = "") -> bool:
    return True


print(get_type_hints(g), g.__annotations__)
