# frozenset can be a key and a member.
pairs = {frozenset(["a", "b"]), frozenset(["b", "a"]), frozenset(["c"])}
print(len(pairs), frozenset("ab") in pairs)
edges = {frozenset((1, 2)): 5, frozenset((2, 3)): 7}
print(edges[frozenset((2, 1))], frozenset([1, 2]) | {3}, type(frozenset([1]) | {3}).__name__, type({3} | frozenset([1])).__name__)
print(frozenset([1, 2]) == {1, 2}, hash(frozenset([1, 2])) == hash(frozenset([2, 1])), {1, 2} in [frozenset([2, 1])])
print({1, 2} in {frozenset([1, 2])})
f = frozenset([1])
g = f
f |= {2}
print(sorted(f), sorted(g))
