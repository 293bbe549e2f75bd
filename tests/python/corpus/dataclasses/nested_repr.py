# Dataclasses in dataclasses, recursion in repr.
from dataclasses import dataclass, field
from typing import Optional


@dataclass
class Node:
    value: int
    next: Optional["Node"] = None


chain = Node(1, Node(2, Node(3)))
print(chain)
print(chain == Node(1, Node(2, Node(3))), chain.next.next.next)
loop = Node(0)
loop.next = loop
print(loop)


@dataclass
class Outer:
    @dataclass
    class Inner:
        x: float
    inner: Inner
    text: str = "it's"


print(Outer(Outer.Inner(1.5)), Outer.__doc__ is not None)
