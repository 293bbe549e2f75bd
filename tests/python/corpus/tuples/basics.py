# Making, taking apart, one item, none.
t = 1, 2, 3
one = (1,)
print(t, one, (), tuple(), tuple("abc"), tuple([1]), (1), type((1)).__name__)
print(t[0], t[-1], t[1:], t + (4,), t * 2, len(t), 2 in t, t.count(1), t.index(3))
a, b = 1, 2
a, b = b, a
print(a, b)
x = y = []
x.append(1)
print(y, (1, 2) == (1.0, 2), (1, 2) < (1, 3), () < (0,))
for index, (name, age) in enumerate([("a", 1), ("b", 2)]):
    print(index, name, age)
print(((1, 2), (3,)), (None,), ("a", ("b",)), hash((1, 2)) == hash((1, 2)))
