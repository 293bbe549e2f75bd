# init, repr, eq for free.
from dataclasses import dataclass


@dataclass
class Point:
    x: int
    y: int = 0

    def moved(self, dx):
        return Point(self.x + dx, self.y)


p = Point(1, 2)
print(p, Point(5), Point(y=1, x=2), p == Point(1, 2), p != Point(1), p == (1, 2), p.moved(3))
p.x = 10
print(p, p.x + p.y, Point.y, Point.__name__)
for action in (lambda: Point(), lambda: Point(1, 2, 3), lambda: Point(z=1), lambda: p < p, lambda: hash(p), lambda: Point.x):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
