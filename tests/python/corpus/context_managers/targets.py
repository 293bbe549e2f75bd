# `as` takes any target.
from contextlib import contextmanager


@contextmanager
def gives(value):
    yield value


class Box:
    pass


box, items, d = Box(), [0, 0], {}
with gives(1) as box.content, gives(2) as items[1], gives(3) as d["k"]:
    print(box.content, items, d)
with gives((1, (2, 3))) as (a, (b, c)):
    print(a, b, c)
with gives("xyz") as [first, *rest]:
    print(first, rest)
with gives([1]) as x:
    x = "rebound"
print(x)
try:
    with gives((1, 2)) as (a, b, c):
        print("never")
except ValueError as error:
    print(error)
