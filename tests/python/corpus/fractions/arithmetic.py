# Fractions are calculated with exactly; with a float the result is a float.
import operator
from fractions import Fraction as F

a, b = F(3, 4), F(-5, 6)
for name in ("add", "sub", "mul", "truediv", "floordiv", "mod"):
    action = getattr(operator, name)
    print(name, [str(action(x, y)) for x, y in ((a, b), (b, a), (a, 2), (2, a), (a, 0.5), (0.5, a), (a, True))])
print(divmod(a, b), divmod(7, a), divmod(a, 0.5), -a, +a, abs(b), a**2, a**-2, a**0, b**3, a**0.5, 2**F(3), 4**F(1, 2), 2.0**a, a ** F(2), F(2) ** F(1, 2), 2 ** F(-2))
for action in (
    lambda: a / 0,
    lambda: a / F(0),
    lambda: a // 0,
    lambda: a % 0,
    lambda: divmod(a, 0),
    lambda: F(0) ** -1,
    lambda: a / 0.0,
    lambda: a + "x",
    lambda: "x" + a,
    lambda: a < "x",
    lambda: a + None,
):
    try:
        print(action())
    except (ZeroDivisionError, TypeError) as error:
        print(type(error).__name__, error)
print(sum([F(1, n) for n in range(1, 11)]), sum(map(F, [0.1] * 10)), float(sum(map(F, [0.1] * 10)) / 10), max(a, b, 0.5), min([a, b]))
x = a
x += 1
x *= b
x -= F(1, 8)
print(x, type(x).__name__, type(a + 1).__name__, type(a + 1.0).__name__, type(a // b).__name__)
values = [0.1, 0.2, 0.3, 1e16, -1e16]
print(float(sum(map(F, values))), float(sum(map(F, reversed(values)))), sum(values) == sum(reversed(values)))
