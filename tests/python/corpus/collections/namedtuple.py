# Tuples with names.
from collections import namedtuple

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x, p[1], p == (1, 2), *p, Point._fields, p._asdict(), p._replace(x=10), Point._make([5, 6]))
x, y = p
print(x + y, len(p), isinstance(p, tuple), max(p), p + (3,), sorted([Point(2, 1), Point(1, 9)]))
Employee = namedtuple("Employee", "name age role", defaults=["worker"])
print(Employee("Ann", 30), Employee._field_defaults, Employee("Bo", 1, "boss").role)


class Vec(namedtuple("Vec", "x y")):
    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5


print(Vec(3, 4).length(), Vec(3, 4))
for bad in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: setattr(p, "x", 5), lambda: p.z, lambda: namedtuple("A", "a a"), lambda: namedtuple("A", "class"), lambda: namedtuple("A", "_x"), lambda: p._replace(q=1), lambda: namedtuple("A b", "x"), lambda: Point._make([1])):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
print(namedtuple("R", "a class a", rename=True)._fields, hash(p) == hash((1, 2)), {p: "v"}[(1, 2)])
