# What fractions are made of.
from fractions import Fraction

print(Fraction(), Fraction(3), Fraction(6, 4), Fraction(-6, 4), Fraction(6, -4), Fraction(0, -5), Fraction(True))
print(Fraction(0.5), Fraction(0.1), Fraction(-2.75), Fraction(1e300) == 1e300, Fraction(Fraction(1, 3)), Fraction(Fraction(1, 2), Fraction(3, 4)))
for text in ("3", "-3/4", " 7/21 ", "1.25", "-.5", "2.", "1e3", "2.5E-3", "+1/2", "1_000/3", "1_0.2_5", "007", "0/5"):
    print(repr(text), repr(Fraction(text)))
for text in ("", "x", "1/", "/2", "1 /2", "1/-2", "1.5/2", "1e", "--1", ".", "1__0", "_1", "nan", "1/2/3"):
    try:
        print(Fraction(text))
    except ValueError as error:
        print(error)
for action in (
    lambda: Fraction(1, 0),
    lambda: Fraction("1/0"),
    lambda: Fraction(1.5, 2),
    lambda: Fraction("1", "2"),
    lambda: Fraction(None),
    lambda: Fraction([1]),
    lambda: Fraction(float("nan")),
    lambda: Fraction(float("inf")),
):
    try:
        print(action())
    except (ZeroDivisionError, TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
half = Fraction(1, 2)
print(repr(half), str(half), f"{half}", half.numerator, half.denominator, half.as_integer_ratio(), [half], bool(half), bool(Fraction()))
print(Fraction.from_float(0.25), Fraction(10**30, 10**28), Fraction("0.1") == Fraction(1, 10), Fraction(0.1) == Fraction("0.1"))
try:
    half.numerator = 3
except AttributeError as error:
    print(type(error).__name__)
