# Abstract types from collections.abc.
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Sized

for thing in ([], (), {}, set(), "s", 5, iter([]), len, range(1), (x for x in [])):
    print(type(thing).__name__, [c.__name__ for c in (Iterable, Iterator, Sized, Sequence, Mapping, Hashable, Callable) if isinstance(thing, c)])


class Lower(MutableMapping):
    def __init__(self, **items):
        self.data = {}
        self.update(items)

    def __getitem__(self, key):
        return self.data[key.lower()]

    def __setitem__(self, key, value):
        self.data[key.lower()] = value

    def __delitem__(self, key):
        del self.data[key.lower()]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)


m = Lower(Name="Ann")
m["AGE"] = 3
print(m["name"], m.get("none", "-"), "aGe" in m, dict(m), list(m.items()), m.pop("AGE"), len(m), m.setdefault("X", 1))
try:
    Sequence()
except TypeError as error:
    print(error)


class Numbers(Sequence):
    def __getitem__(self, i):
        return [3, 1, 2][i]

    def __len__(self):
        return 3


n = Numbers()
print(list(n), 2 in n, n.index(1), n.count(9), list(reversed(n)), isinstance(n, Iterable))
