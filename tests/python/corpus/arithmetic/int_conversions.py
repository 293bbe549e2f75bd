# What int() takes, and what it says about the rest.
print(int("42"), int("  -42\n"), int("+7"), int("1_000"), int("007"))
print(int("ff", 16), int("0xff", 16), int("0b101", 0), int("z", 36), int("-101", 2), int("0o17", 8))
print(int(3.9), int(-3.9), int(True), int(1e20))
for text in ("", "abc", "4.5", "1__0", "0x10", "1 2", "_1", "12a"):
    try:
        print(int(text))
    except ValueError as error:
        print(error)
for make in (lambda: int("9", 8), lambda: int("12", 1), lambda: int(float("nan")), lambda: int(float("inf")),
             lambda: int(None), lambda: int([1]), lambda: int(12, 10), lambda: int("٣")):
    try:
        print(make())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
