# Every method once.
d = {"b": 2, "a": 1}
d["c"] = 3
d["b"] = 20
print(d, len(d), list(d), "a" in d, 20 in d)
print(d.get("a"), d.get("x"), d.get("x", 0), d.setdefault("a", 9), d.setdefault("d", []), d)
print(d.keys(), d.values(), d.items())
print(d.pop("a"), d.pop("zz", None), d.popitem(), d)
d.update({"b": 0, "e": 5}, f=6)
d.update([("g", 7), ("h", 8)])
print(d)
print(dict.fromkeys("abc", 0), dict.fromkeys([1, 2]), dict(x=1, y=2), dict([(1, 2)]), dict(zip("ab", (1, 2))))
print(d.copy() == d, d | {"z": 1}, {**d, "b": "new"})
d |= {"b": -1}
del d["e"]
print(d)
d.clear()
print(d)
