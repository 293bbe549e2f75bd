# What abstract collections give a class that has the few methods they ask for.
from collections.abc import Generator, MutableMapping, MutableSequence, MutableSet, Set, Sized
import collections, collections.abc as abc


class Few(Set):
    def __init__(self, values): self.values = list(dict.fromkeys(values))
    def __iter__(self): return iter(self.values)
    def __len__(self): return len(self.values)
    def __contains__(self, x): return x in self.values


a, b = Few([1, 2, 3]), Few([3, 4])
for r in (a & b, a | b, a - b, a ^ b, {1, 3, 9} - a, a & [1, 9], a - [2], a ^ [1, 7], [5, 1] | a):
    print(type(r).__name__, sorted(r))
print(a <= Few([1, 2, 3, 4]), a < a, a <= a, a == Few([3, 2, 1]), a > Few([1]), a >= b, a.isdisjoint([9]), a == [1, 2, 3])


class More(Few, MutableSet):
    def add(self, x): self.values += [x] if x not in self.values else []
    def discard(self, x): self.values = [v for v in self.values if v != x]


m = More([1, 2, 3])
m |= [4]; m -= [1]; m ^= [2, 9]
print(sorted(m), sorted(m & Few([3, 9])))
m -= m
for act in (m.pop, lambda: m.remove(1)):
    try: act()
    except KeyError as error: print(repr(error))


class Table(MutableMapping):
    def __init__(self): self.d = {}
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)


t = Table()
t.update({"a": 1}, b=2); t.update([("c", 3)])
print(dict(t), t.get("z"), "a" in t, t.setdefault("d", 4), t.setdefault("a", 9), t.pop("a"), t.pop("zz", "no"), t.popitem())
print(t == {"c": 3, "d": 4}, list(t.items()), ("c", 3) in t.items(), 3 in t.values(), t.keys() & ["c"])
t.clear()
print(len(t), issubclass(list, abc.Hashable), issubclass(type({}.keys()), abc.Reversible), isinstance(len, abc.Callable))
try: Sized()
except TypeError as error: print(error)
