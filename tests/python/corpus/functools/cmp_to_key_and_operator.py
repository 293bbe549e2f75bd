# Sorting by comparison; operator's functions.
from functools import cmp_to_key
from operator import attrgetter, itemgetter, methodcaller, mul, neg, not_, contains, eq, floordiv, getitem


def compare(a, b):
    return (a > b) - (a < b)


def largest_number(a, b):
    return compare(b + a, a + b)


print(sorted(["3", "30", "34", "5", "9"], key=cmp_to_key(largest_number)), sorted([2, 3, 1], key=cmp_to_key(lambda a, b: b - a)))
rows = [("b", 2, "x"), ("a", 2, "y"), ("c", 1, "z")]
print(sorted(rows, key=itemgetter(1)), sorted(rows, key=itemgetter(1, 0)), list(map(itemgetter(0), rows)))


class P:
    def __init__(self, name, age):
        self.name, self.age = name, age


people = [P("x", 3), P("y", 1)]
print([p.name for p in sorted(people, key=attrgetter("age"))], attrgetter("age", "name")(people[0]), methodcaller("upper")("ab"), methodcaller("split", ",")("a,b"))
print(mul(3, 4), neg(2), not_([]), contains([1], 1), eq(1, 1.0), floordiv(-7, 2), getitem({"a": 5}, "a"), attrgetter("real.imag")(5))
