# Union, intersection and the others, as methods and operators.
a, b = {1, 2, 3, 4}, {3, 4, 5}
print(a | b, a & b, a - b, b - a, a ^ b)
print(a.union([9], (10,)), a.intersection(b, [4]), a.difference([1], [2]), a.symmetric_difference([1, 7]))
print({1, 2} <= a, {1, 2} < a, a < a, a >= {4}, a.issubset(range(10)), a.isdisjoint({8}), a == {4, 3, 2, 1, 1})
a |= {6}
a &= {1, 2, 3, 6}
a -= {2}
a ^= {1, 8}
print(a, len(a), 3 in a, 2 not in a)
a.update([10, 11], {12})
print(sorted(a), sum(a), max(a), bool(set()), set(), frozenset())
