# Defaults are made once, at the def.
def append(item, items=[]):
    items.append(item)
    return items


print(append(1), append(2), append(3, []), append(4))
print(append.__defaults__)


def fresh(item, items=None):
    if items is None:
        items = []
    items.append(item)
    return items


print(fresh(1), fresh(2))
x = 5


def late(value=x):
    return value


x = 6
print(late(), late(x), late(value=7))


def order(a=print("a's default"), b=print("b's default")):
    return a, b


print(order())
