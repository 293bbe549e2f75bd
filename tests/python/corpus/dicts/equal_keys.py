# 1, 1.0 and True are one key; the first stays.
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d, len(d))
print({0: "a", False: "b", 0.0: "c"}, {True: "t", 1: "one"}, {1.0: "x", 1: "y"})
print(d[1.0], 1.0 in d, {2 ** 70: "big"}[float(2 ** 70)], {"1": "s", 1: "i"})
print(hash(1) == hash(1.0) == hash(True), hash(-1), hash(-2), hash(0.5), hash(2 ** 61 - 1), hash(2 ** 61), hash(10 ** 30))
print(hash(()) == hash(()), hash((1, 2)) == hash((1.0, 2)), hash(None) == hash(None))
print({(1, 2): "tuple"}[1.0, 2.0], {frozenset([1]): "set"}[frozenset({True})])
nan = float("nan")
print(len({nan: 1, nan: 2, 3.0: 3}))
