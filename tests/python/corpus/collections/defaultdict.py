# defaultdict makes what is missing.
from collections import defaultdict

groups = defaultdict(list)
for word in ("apple", "bat", "ant", "bee"):
    groups[word[0]].append(word)
print(groups, dict(groups), groups["z"], "z" in groups, groups.get("q"), len(groups))
counts = defaultdict(int)
for c in "hello":
    counts[c] += 1
print(counts, sorted(counts.items()), counts.default_factory)
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["b"] += 5
print(nested["a"]["b"], nested["x"]["y"], {k: dict(v) for k, v in nested.items()})
none = defaultdict(None, {"k": 1})
try:
    none["missing"]
except KeyError as error:
    print(repr(error))
try:
    defaultdict(5)
except TypeError as error:
    print(error)
print(defaultdict(set), defaultdict(str, a="x"), isinstance(counts, dict), defaultdict(int) == {})
