# Views see changes; keys and items act as sets.
d = {"a": 1, "b": 2}
keys, values, items = d.keys(), d.values(), d.items()
d["c"] = 3
print(keys, values, items, len(keys))
print("a" in keys, 3 in values, ("b", 2) in items, ("b", 9) in items)
other = {"b": 2, "c": 9, "x": 0}
print(sorted(d.keys() & other.keys()), sorted(d.keys() | other), sorted(d.keys() - other.keys()), sorted(d.keys() ^ other.keys()))
print(sorted(d.items() & other.items()), d.keys() == {"a", "b", "c"}, d.keys() <= {"a", "b", "c", "d"}, d.keys().isdisjoint(["q"]))
print(list(reversed(d.items())), type(keys).__name__, type(values).__name__, type(items).__name__)
print(d.values() == d.values(), list(d.values()) == [1, 2, 3])
