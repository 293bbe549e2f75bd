# A float is printed with the fewest digits that lead back to it.
for x in (0.1, 0.1 + 0.2, 1 / 3, 2 / 3, 100.0, 1e16, 1e15, 123456789012345678.0, 1e-4, 1e-5, 0.00012345,
          1.5e300 * 1e10, 5e-324, 1.7976931348623157e308, -0.0, 1e22, 1e23, 3.0e-7):
    print(x)
print(float("inf"), -float("inf"), float("nan"))
print(1e308 * 10, -1e308 * 10, 1e308 * 10 - 1e308 * 10)
print(repr(2.50), str(2.50), [0.1, 1e100])
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9)
