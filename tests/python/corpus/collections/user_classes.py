# Classes made to be inherited from: a dict and a list around another.
from collections import UserDict, UserList, ChainMap

class Lower(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)
    def __missing__(self, key):
        return f"no {key}"

d = Lower({"A": 1}, B=2)
d["C"] = 3
print(d, len(d), d["a"], d["x"], d.get("x"), "b" in d, list(d), d == {"a": 1, "b": 2, "c": 3})
d.update({"D": 4})
print(d.pop("d"), d.setdefault("e", 5), sorted(d.items()), d.copy() == d, type(d.copy()).__name__)
d["e"] = 6
del d["E".lower()]
try:
    UserDict()["k"]
except KeyError as error:
    print(repr(error))

class Words(UserList):
    def joined(self):
        return "-".join(self)

w = Words(["a", "c"])
w.append("b")
w.sort()
w += ["d"]
w.extend(("e",))
print(w, w.joined(), w[0], w[1:3].joined(), type(w + ["f"]).__name__, ["z"] + w, w * 2, len(w), "b" in w)
w.reverse()
print(w.pop(), w.index("b"), w.count("e"), w == ["e", "d", "c", "b"], w < ["f"], w.copy() is w, type(w.copy()).__name__)
w[0] = "q"
del w[1]
w.insert(0, "first")
w.remove("c")
print(w)
w.clear()
print(w)
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
print(c == {"a": 1, "b": 3}, c == ChainMap({"b": 3, "a": 1}), c == 3)
