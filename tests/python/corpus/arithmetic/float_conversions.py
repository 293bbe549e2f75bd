# What float() takes, and what it says about the rest.
print(float("3.14"), float(" 2 "), float("1e3"), float("-.5"), float("5."), float("1_000.5"))
print(float("inf"), float("-Infinity"), float("NaN"), float("1e400"), float("1e-400"))
for text in ("", "abc", "1,5", "1.2.3", "e5", "--1"):
    try:
        print(float(text))
    except ValueError as error:
        print(error)
try:
    float(None)
except TypeError as error:
    print(error)
try:
    float([])
except TypeError as error:
    print(error)
print(float(7), float(True), (3.0).is_integer(), (3.5).is_integer())
print((0.75).as_integer_ratio(), (2.5).hex(), float.fromhex("0x1.4p+1"))
