# Fractions, ints and floats compare by what they are, and what is equal has one hash.
import math
from fractions import Fraction as F

numbers = [F(1, 3), 0.5, F(1, 2), 1, F(2), -1, F(-7, 2), 1 / 3, float("inf"), float("-inf"), 10**30, F(10**31, 10)]
print(sorted(numbers))
for x, y in ((F(1, 2), 0.5), (F(2), 2), (F(1, 3), 1 / 3), (F(0), 0), (F(0), -0.0), (F(3, 2), True), (F(1), True), (F(10**30), 10**30), (F(1, 2), "x"), (F(1), None)):
    print(x, y, x == y, y == x, x != y, (hash(x) == hash(y)) if x == y else "")
nan = float("nan")
print(F(1) < nan, F(1) > nan, F(1) == nan, F(1) < math.inf, F(1) > -math.inf, 0.3 < F(1, 3) < 0.34, F(1, 3) <= F(1, 3) >= F(1, 3))
print({F(1, 2): "half", 2: "two"}[0.5], {F(2): "x"}[2], len({F(1, 2), 0.5, F(2, 4)}), F(4, 2) in [2], hash(F(-1)), hash(F(1, 3)), hash(F(-7, 2)))
print(hash(F(1, 2**61 - 1)), hash(F(5, 3 * (2**61 - 1))), hash(F(2**61 - 1)), hash(F(-(10**40), 7)))
