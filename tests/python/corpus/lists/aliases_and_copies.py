# Two names for one list; shallow and deep copies.
import copy

a = [1, [2, 3]]
b = a
c = a[:]
d = copy.deepcopy(a)
b.append(4)
a[1].append("inner")
print(a, b, c, d, sep="\n")
print(a is b, a is c, a == b, a[1] is c[1], a[1] is d[1])
rows = [[0] * 3] * 2
rows[0][0] = 1
print(rows)
rows = [[0] * 3 for _ in range(2)]
rows[0][0] = 1
print(rows)


def change(items):
    items.append("changed")
    items = ["new"]
    return items


print(change(a), a)
a += ["more"]
print(b[-1])
a = a + ["other"]
print(b[-1], a[-1])
