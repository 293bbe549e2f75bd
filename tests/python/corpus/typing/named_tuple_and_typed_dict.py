# NamedTuple, TypedDict, NewType.
from typing import NamedTuple, NewType, TypedDict


class Point(NamedTuple):
    x: int
    y: int = 0

    def length(self):
        return abs(self.x) + abs(self.y)


class Movie(TypedDict, total=False):
    title: str
    year: int


UserId = NewType("UserId", int)
p = Point(3)
print(p, p.length(), p._fields, Point(y=2, x=1), p == (3, 0), Point._field_defaults)
m: Movie = {"title": "Up", "year": "wrong type"}
print(m, type(m).__name__, Movie(title="x"), Movie.__annotations__)
print(UserId(5), UserId(5) + 1, UserId.__name__)
try:
    Point()
except TypeError as error:
    print(error)
