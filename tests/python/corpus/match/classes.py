# Class patterns by keyword and by position.
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int


class Circle:
    __match_args__ = ("centre", "radius")

    def __init__(self, centre, radius):
        self.centre, self.radius = centre, radius


class Plain:
    def __init__(self):
        self.value = 5


def where(thing):
    match thing:
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on the y axis at {y}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "a point"
        case Circle(Point(0, 0), radius=r):
            return f"circle {r} around the origin"
        case Circle(_, 0):
            return "a dot"
        case Plain(value=v):
            return f"plain {v}"
        case int(n) | float(n):
            return f"number {n}"
        case str():
            return "text"
        case list([a, b]):
            return f"list of {a} and {b}"
    return "unknown"


for thing in (Point(0, 0), Point(0, 4), Point(3, 3), Point(1, 2), Circle(Point(0, 0), 5), Circle(None, 0), Circle(1, 1), Plain(), 5, 2.5, True, "x", [1, 2], (1, 2), None):
    print(where(thing))
