# What goes wrong with classes.
class Empty:
    pass


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def length(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def no_self():
        return 1


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


p = Point(3, 4)
attempt(lambda: Point())
attempt(lambda: Point(1))
attempt(lambda: Point(1, 2, 3))
attempt(lambda: Empty(1))
attempt(lambda: p.z)
attempt(lambda: p.lenght())
attempt(lambda: Point.length())
attempt(lambda: p.no_self())
attempt(lambda: p.length(1))
attempt(lambda: p())
attempt(lambda: p + p)
attempt(lambda: p < p)
attempt(lambda: len(p))
attempt(lambda: p[0])
attempt(lambda: iter(p))
attempt(lambda: p.x())
attempt(lambda: Point.x)
attempt(lambda: -p)
attempt(lambda: 3 in p)
attempt(lambda: next(p))
attempt(lambda: int(p))
attempt(lambda: Empty().__init__(5))
attempt(lambda: delattr(p, "w"))
attempt(lambda: isinstance(p, "Point"))
attempt(lambda: Point.nope)
