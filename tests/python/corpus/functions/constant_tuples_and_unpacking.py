# Tuples of constants, and what is unpacked straight into locals.
def swapped():
    a, b = 1, 2
    a, b = b, a
    x, y, z = (i for i in range(3))
    try:
        p, q = [1, 2, 3]
    except ValueError as error:
        print(error)
    try:
        p, q = 7
    except TypeError as error:
        print(error)
    try:
        print(p)
    except UnboundLocalError as error:
        print(error)
    return a, b, x, y, z


def rotated(a, b, c):
    for _ in range(2):
        a, b, c = c, a, b
    return a, b, c


def captured():
    n, m = 1, 2

    def both():
        return n, m

    n, m = 3, 4
    return both()


def constant():
    return ((1, 2), (-1, 3.5), ("a", None, (True, ...)))


print(swapped(), rotated(1, 2, 3), captured())
print(constant(), constant() is constant(), (1, (2, (3,)))[1][1], (1, 2)[-1])
print((-5, 3) in {(-5, 3): 1}, {(1, -2), (3, 4), (1, -2)} == {(3, 4), (1, -2)})
try:
    (1, 2)[2]
except IndexError as error:
    print(error)
for x, (y, z) in [(1, (2, 3)), (4, (5, 6))]:
    print(x, y, z)
numbers = [1, 2, 3, 4, 5, 6]
del numbers[4:1:-2]
numbers[-1] = 9
print(numbers, numbers[-1])
try:
    numbers[-5] = 0
except IndexError as error:
    print(error)


def named(a, *, b=2, **rest):
    return a, b, rest


print(named(1), named(a=3, b=4, c=5), named(**{"a": 6, "x y": 7}))
for call in (lambda: named(), lambda: named(1, 2), lambda: named(1, a=2)):
    try:
        call()
    except TypeError as error:
        print(error)
