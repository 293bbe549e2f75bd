# Keys of one type and of several, long and short, and what goes wrong while sorting.
def attempt(items, **options):
    try:
        items.sort(**options)
    except Exception as e:
        print(type(e).__name__, e, items if len(items) < 12 else len(items))
    else:
        print(items if len(items) < 12 else (items[:3], items[-3:]))


seed = 5
numbers = []
for _ in range(1000):
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    numbers.append(seed >> 12)
for size in (0, 1, 2, 3, 31, 32, 33, 63, 64, 65, 127, 200, 1000):
    part = numbers[:size]
    part.sort()
    print(size, all(a <= b for a, b in zip(part, part[1:])), sum(part) == sum(numbers[:size]))
    pairs = [(n % 10, i) for i, n in enumerate(numbers[:size])]
    pairs.sort(key=lambda pair: pair[0])
    print(all(a <= b for a, b in zip(pairs, pairs[1:])), end=" ")
    pairs.sort(key=lambda pair: pair[0], reverse=True)
    print(all((-a[0], a[1]) <= (-b[0], b[1]) for a, b in zip(pairs, pairs[1:])))

attempt([3, 1, "a", 2])
attempt([3, 1, "a", 2], reverse=True)
attempt([1, 3, 2, "a"])
attempt(["b", "a", None])
attempt([(1, "a"), (1, 2), (0, 0)])
attempt([(1, 2), (1, None), (0, 3)])
attempt([(1, 2), (0, None), (2, None)])
attempt([(1,), (1, 2), (), (0, 5)])
attempt([((1, 2), 3), ((1, 1), 4), ((0, 9), 0)])
attempt([True, 2, 0, False, 1.0, -1, 0.5])
attempt([1.0, True, 1, 0.0, False, 0, -0.0])
attempt([2**70, 5, -2**70, 2.5, 2**64 + 1, 2**64])
attempt([[2], [1, 5], [1]])
attempt([b"b", b"a", b"ab"])
attempt(["é", "z", "e", "Z", "ß", "𝄞", "\uffff"])
attempt([{}, {}])
attempt([{3}, {1, 3}, {2}])

nan = float("nan")
for items in ([3.0, nan, 1.0], [nan, 3.0, 1.0, 2.0], [2.0, 1.0, nan, 0.0], [(nan, 2), (nan, 1)], [(nan, 1), (1.0, 2)]):
    print(sorted(items), sorted(items, reverse=True))


class Text(str):
    pass


class Backwards(str):
    def __lt__(self, other):
        return str.__gt__(self, other)


class Number(int):
    def __lt__(self, other):
        return int(self) % 10 < int(other) % 10


attempt([Text("b"), "a", Text("c"), "d"])
attempt([Backwards("b"), Backwards("a"), Backwards("c")])
attempt([Number(31), Number(12), Number(23)])
attempt([(Number(31), 1), (Number(12), 2), (Number(31), 0)])
attempt([31, Number(12), 23])


class Loud:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return f"L{self.value}"

    def __lt__(self, other):
        print(f"{self}<{other}", end=" ")
        return self.value < other.value


attempt([Loud(n) for n in (3, 1, 2, 5, 4)])
attempt([Loud(n) for n in (5, 4, 3, 3, 9)])
attempt([Loud(1), Loud("x"), Loud(2)])


class Odd:
    def __lt__(self, other):
        return []


print(len(sorted([Odd(), Odd(), Odd()])))


class Refuses:
    def __bool__(self):
        raise ValueError("no truth")


class Unclear:
    def __lt__(self, other):
        return Refuses()


attempt([Unclear(), Unclear()][:0] + [1])
try:
    sorted([Unclear(), Unclear()])
except ValueError as e:
    print(e)

held = [3, 2, 1]


def key(value):
    held.append(value)
    return value


try:
    held.sort(key=key)
except ValueError as e:
    print(e, held)

held = [3, 2, 1]
print(held.sort(key=lambda value: len(held)), held)


def fails(value):
    return 1 // value


attempt([3, 2, 0, 1], key=fails)
attempt([3, 2, 0, 1], key=fails, reverse=True)
attempt([3, 2, 0, 1], key=None, reverse=1)
attempt([3, 1], wrong=1)
print(sorted("hello"), sorted({"b": 1, "a": 2}), sorted(range(5), key=lambda n: -n))
print(sorted([("b", 2), ("a", 2), ("c", 1)], key=lambda pair: pair[1]))
