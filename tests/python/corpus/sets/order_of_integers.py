# Small integers come out in the order of the table, which is theirs.
print({3, 1, 2}, {10, 5, 0}, set(range(10, 0, -1)))
print({8, 0, 16}, {7, 15, 23, 31}, {100, 1, 50})
s = set()
for n in (5, 3, 9, 1, 7, 33, 64, 2):
    s.add(n)
print(s, list(s))
s.discard(9)
s.add(41)
print(s)
print({True, 2, 0}, {1.0, 2.5, 3}, {-1, -2, 1}, {1000000, 5, 77})
print(set([n * n for n in range(12)]))
print({n % 7 for n in range(40, 60)}, set((4, 4, 2)), {(1, 2), (1, 2)})
print(frozenset([3, 2, 1]), {frozenset([1])}, {None})
