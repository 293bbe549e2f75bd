# Conditions, several loops, conditional expressions.
print([n * n for n in range(6)], [n for n in range(20) if n % 3 == 0 if n % 2])
print([(i, j) for i in range(3) for j in range(i)], [i if i % 2 else -i for i in range(5)])
print([[i * j for j in range(3)] for i in range(3)], [c for word in ["ab", "cd"] for c in word])
print([x for x in [1, [2], "three"] if not isinstance(x, list)], [() for _ in range(2)])
print([a + b for a, b in zip("abc", "xyz")], [first for first, *_ in ["abc", "de"]])
print([y for x in range(5) if (y := x * x) > 3], [*range(3), *"ab"])
print(sum([len(w) for w in "the quick fox".split()]), [f() for f in [lambda: 1, lambda: 2]])
