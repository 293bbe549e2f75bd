# Any target can stand after for.
d, items = {}, [0, 0]


class Box:
    pass


box = Box()
for d["k"] in range(3):
    pass
for items[1] in "ab":
    print(items)
for box.value in (1, 2):
    pass
for a, *b in [(1, 2, 3), "xy"]:
    print(a, b)
for (i, j), k in [((1, 2), 3)]:
    print(i + j + k)
for x in (x for x in [1]):
    pass
print(d, items, box.value, x)
try:
    for a, b in [(1, 2), (3,)]:
        print(a, b)
except ValueError as error:
    print(error)
try:
    for a, b in [1]:
        pass
except TypeError as error:
    print(error)
try:
    for x in 5:
        pass
except TypeError as error:
    print(error)
