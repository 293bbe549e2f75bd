# Generic classes, protocols, casts.
from typing import Generic, Protocol, TypeVar, cast, runtime_checkable

T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()


s: Stack[int] = Stack()
print(s.push(1).push("two").pop(), Stack[int]().items, Stack.__name__)


@runtime_checkable
class Closable(Protocol):
    def close(self) -> None: ...


class Door:
    def close(self):
        print("closed")


print(isinstance(Door(), Closable), isinstance(5, Closable), cast(int, "still text"))


def shut(thing: Closable) -> None:
    thing.close()


shut(Door())
