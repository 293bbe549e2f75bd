# The loop variable stays inside; the walrus goes outside.
x = "outer"
squares = [x * x for x in range(4)]
print(x, squares)
print([last := n for n in range(3)], last)
functions = [lambda: i for i in range(3)]
print([f() for f in functions])
functions = [lambda i=i: i for i in range(3)]
print([f() for f in functions])


class Settings:
    sizes = [1, 2, 3]
    doubled = [s * 2 for s in sizes]
    try:
        scaled = [s * len(sizes) for s in sizes]
    except NameError as error:
        scaled = str(error)


print(Settings.doubled, Settings.scaled)
try:
    [undefined_name for _ in range(1)]
except NameError as error:
    print(error)
try:
    print([z for z in range(2)], z)
except NameError as error:
    print(error)


def outer():
    k = 10
    return [k + i for i in range(3)], {k: i for i in range(2)}


print(outer())
