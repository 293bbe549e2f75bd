# Powers: signs, precedence, negative exponents, modular.
print(2 ** 10, 2 ** -1, (-2) ** 3, -2 ** 2, 2 ** 3 ** 2)
print(0 ** 0, 0.0 ** 0, 4 ** 0.5, 2 ** 0.5)
print(pow(3, 200, 13), pow(3, -1, 7), pow(2, 5), pow(2.0, -2))
print((-3) ** 2, -3 ** 2, (-3) ** -3)
print(10 ** -2, 10.0 ** 3, 1 ** 1000000)
try:
    print(0 ** -1)
except ZeroDivisionError as error:
    print(error)
try:
    print(0.0 ** -1)
except ZeroDivisionError as error:
    print(error)
try:
    print(10.0 ** 400)
except OverflowError as error:
    print(error)
try:
    pow(2, -1, 4)
except ValueError as error:
    print(error)
