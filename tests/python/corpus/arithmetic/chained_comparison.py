# a < b < c asks for b once, and stops early.
def value(n):
    print("value", n)
    return n


print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1 > 0)
print(value(1) < value(2) < value(3))
print(value(5) < value(2) < value(3))
print(1 == 1.0 == True, 1 < 2 > 1, 5 != 3 != 5)
print(1 < 2 == 2, (1 < 2) == 2, 3 in [3] == True)
x = 7
print(0 <= x < 10, not 0 <= x < 5)
