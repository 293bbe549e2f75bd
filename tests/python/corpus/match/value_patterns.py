# Dotted names are compared, plain names capture.
from enum import Enum


class Colour(Enum):
    RED = 1
    GREEN = 2


class Limits:
    low = 0
    high = 10


def check(x):
    match x:
        case Colour.RED:
            return "red"
        case Colour.GREEN | Colour.RED:
            return "green"
        case Limits.low:
            return "lowest"
        case Limits.high:
            return "highest"
        case captured:
            return f"captured {captured}"


print(check(Colour.RED), check(Colour.GREEN), check(0), check(10), check(5), check(False))
