# round() goes to the even neighbour and sees the float that is really there.
print([round(x) for x in (0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5)])
print(round(2.675, 2), round(2.665, 2), round(1.005, 2), round(0.125, 2), round(0.375, 2))
print(round(1234.5678, -2), round(1234, -2), round(1250, -2), round(1350, -2), round(-1250, -2))
print(round(3.7), type(round(3.7)), round(3.7, 0), type(round(3.7, 0)))
print(round(5), round(5, 2), round(15, -1), round(25, -1), round(10 ** 20 + 5, -1))
print(round(-0.4), round(-0.4, 0), round(1e20), round(1e300, -299))
print(int(3.99), int(-3.99), 7 // 1, -7.9 // 1)
import math
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5))
