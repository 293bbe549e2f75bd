# Results of numeric built-ins by type.
for a, b in ((7, 3), (-7, 3), (7, -3), (7.5, 2), (-7.5, 2), (True, 2)):
    print(a, b, divmod(a, b), a // b, a % b, pow(a, 2))
print(abs(-0.0), abs(True), abs(-10 ** 30), round(2.345, 2), round(-2.5), round(7, -1), round(12345.678, -2), round(1e15 + 0.5))
print(pow(2, 100, 7), pow(-2, 3), pow(2, -2), pow(0.5, 2), pow(-8, 3, 5), pow(5, 0), pow(7, 2, -5))
print(min(2, 1.5), max(-1, 0, 1), sum([0.1, 0.2, 0.3]), sum([1e16, 1, -1e16]), sum([3, 0.5, True]))
for bad in (lambda: pow(2, 0.5, 3), lambda: pow(2, 2, 0), lambda: round("a"), lambda: round(1.5, "2"), lambda: abs([]), lambda: divmod(1, "a"), lambda: round(float("nan")), lambda: round(float("inf")), lambda: abs(), lambda: pow(2)):
    try:
        print(bad())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
