# The order of integers while a set grows and shrinks.
s = set()
for n in (100, 3, 64, 8, 41, 0, 17, 33, 1000, 77):
    s.add(n)
    print(len(s), s)
for n in (64, 100, 0):
    s.remove(n)
print(s, s.pop(), s.pop(), s)
s.update(range(30, 20, -2))
print(s)
print(s - {24, 3}, s & {3, 8, 22, 99}, s | {5}, s ^ {8, 9}, s.copy(), set(sorted(s)))
print({-1, -5, 10, -20}, {n * 1000 for n in range(6)}, {2 ** n for n in range(10)}, {0.5, 1.5, 2}, set(range(20)) - set(range(3, 18)))
print(set([5, 1]) | set([1, 9]), frozenset(range(5, 0, -1)), {1, 2} | frozenset([0]), {x // 2 for x in range(9)})
