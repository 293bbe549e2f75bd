# Areas, distances, a circle of points.
import math
from math import cos, pi, sin, sqrt


def area(points):
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(points, points[1:] + points[:1]))) / 2


def heron(a, b, c):
    s = (a + b + c) / 2
    return sqrt(s * (s - a) * (s - b) * (s - c))


print(area([(0, 0), (4, 0), (4, 3)]), heron(3, 4, 5), math.dist([1, 2, 3], [4, 6, 3]))
hexagon = [(round(cos(k * pi / 3), 6), round(sin(k * pi / 3), 6)) for k in range(6)]
print(hexagon)
print(f"{area(hexagon):.5f} {pi * 2 ** 2:.3f} {4 / 3 * pi * 3 ** 3:.2f}")


def roots(a, b, c):
    d = b * b - 4 * a * c
    if d < 0:
        return ()
    return tuple(sorted({(-b + sign * sqrt(d)) / (2 * a) for sign in (1, -1)}))


print(roots(1, -3, 2), roots(1, 2, 1), roots(1, 0, 1), roots(2, 1, -6))
