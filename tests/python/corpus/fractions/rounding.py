# From fractions to other numbers, and to simpler fractions.
import copy
import math
from fractions import Fraction as F

for x in (F(7, 2), F(-7, 2), F(5, 2), F(1, 3), F(-1, 3), F(4), F(0), F(10**20, 3)):
    print(x, int(x), math.floor(x), math.ceil(x), math.trunc(x), round(x), round(x, 1), round(x, -1), float(x))
print(float(F(1, 3)), float(F(10**400, 10**399)), F(1, 10**400) == 0, float(F(1, 10**400)))
try:
    float(F(10**400))
except OverflowError as error:
    print(error)
pi = F(math.pi)
for most in (1, 7, 10, 100, 1000, 10**6, 10**20):
    print(most, pi.limit_denominator(most), (-pi).limit_denominator(most))
print(F(0.1).limit_denominator(), F("3.1415926535897932").limit_denominator(1000), F(1, 2).limit_denominator(1), F(3, 2).limit_denominator(1), F(5, 7).limit_denominator(7))
try:
    pi.limit_denominator(0)
except ValueError as error:
    print(error)
print(copy.copy(pi) == pi, copy.deepcopy([F(1, 2)]), F(3, 4).real, F(3, 4).imag, F(3, 4).conjugate())
print(math.sqrt(F(1, 4)), f"{float(F(2, 3)):.3f}", math.isclose(F(1, 3), 0.3333333333), "%.2f" % F(1, 3), math.fsum([F(1, 10)] * 10))
