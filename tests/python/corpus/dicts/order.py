# Insertion order, and what keeps a place.
d = {}
for key in ("z", "a", "m"):
    d[key] = len(d)
print(d)
d["a"] = "again"
print(d)
del d["z"]
d["z"] = "back"
print(d, list(reversed(d)), next(iter(d)))
print({"x": 1, "y": 2} == {"y": 2, "x": 1}, list({"x": 1, "y": 2}) == list({"y": 2, "x": 1}))
print(dict(sorted({"b": 1, "a": 2, "c": 0}.items())), dict(sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1])))
print({**{"a": 1, "b": 2}, **{"a": 3}}, {"b": 0, "a": 1} | {"b": 5})
print({"a": 1, "b": 2, "a": 3})
