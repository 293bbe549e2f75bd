# Subsets, friends in common, words that differ.
friends = {"Ann": {"Bo", "Cy"}, "Bo": {"Ann", "Di"}, "Cy": {"Ann", "Bo", "Di"}}
for a in friends:
    for b in friends:
        if a < b:
            print(a, b, sorted(friends[a] & friends[b]), sorted(friends[a] - friends[b] - {b}), len(friends[a] | friends[b]))
print(set() <= {1}, {1} < {1}, {1, 2} > {2}, not {1, 2} <= {2, 3}, {1} == {1.0}, {1} != {True})
old, new = "the cat sat".split(), "the dog sat down".split()
print(sorted(set(new) - set(old)), sorted(set(old) - set(new)), sorted(set(old) ^ set(new)))
print(sorted(set.intersection(*[set("abc"), set("bcd"), set("ce")])), sorted(set().union(*friends.values())), set.union(set(), {1}))
required = {"name", "age"}
for record in ({"name": 1, "age": 2, "x": 3}, {"name": 1}):
    missing = required - record.keys()
    print("complete" if not missing else f"missing {sorted(missing)}", required <= record.keys())
print(all(x in {1, 2} for x in [1, 1]), len({(1, 2), (2, 1), (1, 2)}), sum({1, 1, 2}), sorted({3, 1} | {2}, reverse=True))
