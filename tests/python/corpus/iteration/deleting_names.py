# del of names, items, attributes, slices.
x, items, d = 1, [1, 2, 3, 4], {"a": 1, "b": 2}
del x
try:
    x
except NameError as error:
    print(error)
del items[0], items[-1:]
del d["a"]
print(items, d)


class C:
    y = 5


c = C()
c.z = 1
del c.z
del C.y
for action in (lambda: c.z, lambda: c.y):
    try:
        action()
    except AttributeError as error:
        print(error)
try:
    del d["nothing"]
except KeyError as error:
    print(repr(error))
try:
    del items[9]
except IndexError as error:
    print(error)
try:
    del undefined
except NameError as error:
    print(error)
(a, b) = 1, 2
del (a, b)
print("a" in globals())
