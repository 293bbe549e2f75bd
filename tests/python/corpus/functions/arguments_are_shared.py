# Arguments are names for the caller's objects.
def rebinds(x):
    x = x + 1
    return x


def mutates(items):
    items[0] = "changed"
    items += ["more"]


def clears(mapping):
    mapping.clear()
    mapping = {"new": True}


n, items, mapping = 1, [1, 2], {"a": 1}
rebinds(n)
mutates(items)
clears(mapping)
print(n, items, mapping)
a = (1, 2)
b = a
b += (3,)
print(a, b)
s = t = "text"
s += "!"
print(s, t)


def swap(a, b):
    return b, a


n, items = swap(n, items)
print(n, items)
