# Only < is asked for, and a failing key leaves the list as it was or partly sorted, with its error.
import functools


class Version:
    def __init__(self, text):
        self.parts = [int(p) for p in text.split(".")]

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return "v" + ".".join(map(str, self.parts))


versions = [Version(t) for t in ("1.10", "1.9", "0.5.2", "1.9.1")]
print(sorted(versions), max(versions, key=lambda v: v.parts), min(versions))
try:
    print(max(versions))
except TypeError as error:
    print(error)


def by_last_digit(a, b):
    return a % 10 - b % 10


print(sorted([31, 22, 13, 41], key=functools.cmp_to_key(by_last_digit)))
try:
    sorted([3, 0, 1], key=lambda n: 1 / n)
except ZeroDivisionError as error:
    print(error)
items = [3, 1, 2]
try:
    items.sort(key=lambda n: items.append(n) or n)
except ValueError as error:
    print(error)
print(items)
