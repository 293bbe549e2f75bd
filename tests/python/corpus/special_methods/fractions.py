# A fraction by hand: normal form, mixed arithmetic, comparison.
from math import gcd


class Fraction:
    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        sign = -1 if bottom < 0 else 1
        g = gcd(top, bottom)
        self.top, self.bottom = sign * top // g, sign * bottom // g

    @staticmethod
    def of(x):
        return x if isinstance(x, Fraction) else Fraction(x)

    def __add__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    __radd__ = __add__

    def __mul__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    __rmul__ = __mul__

    def __rtruediv__(self, other):
        return Fraction(other) * Fraction(self.bottom, self.top)

    def __eq__(self, other):
        other = Fraction.of(other)
        return (self.top, self.bottom) == (other.top, other.bottom)

    def __lt__(self, other):
        other = Fraction.of(other)
        return self.top * other.bottom < other.top * self.bottom

    def __repr__(self):
        return f"{self.top}/{self.bottom}" if self.bottom != 1 else str(self.top)

    def __float__(self):
        return self.top / self.bottom


half, third = Fraction(1, 2), Fraction(-2, -6)
print(half + third, half * third, 1 + half, 3 * third, 1 / third, sum([half, half, third]), half == Fraction(2, 4), third < half, float(third))
print(sum((Fraction(1, n) for n in range(1, 31)), Fraction(0)))
try:
    1 / Fraction(0)
except ZeroDivisionError as error:
    print(error)
