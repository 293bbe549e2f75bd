# / makes a float even where the result is whole; big operands are divided exactly first.
print(6 / 3, 7 / 2, -7 / 2, 1 / 3)
print(10 ** 400 / 10 ** 399)
print((2 ** 200 + 1) / 2 ** 199)
print(type(4 / 2), type(4 // 2), type(4.0 // 2), type(4 % 2.0))
try:
    10 ** 400 / 3
except OverflowError as error:
    print(error)
try:
    float(10 ** 400)
except OverflowError as error:
    print(error)
print(10 ** 22 / 1, 2 ** 53 + 1, float(2 ** 53 + 1))
