# Counter: counting, arithmetic, most_common.
from collections import Counter

c = Counter("mississippi")
print(c, c["s"], c["z"], c.most_common(2), len(c), sum(c.values()), c.total())
c.update("spam")
c["q"] = 0
c.subtract({"s": 2, "new": 1})
print(c)
a, b = Counter(x=3, y=1), Counter(x=1, z=5)
print(a + b, a - b, a & b, a | b, +Counter(x=1, y=-1), -Counter(x=1, y=-1), a == Counter("xxxy"))
print(sorted(a.elements()), list(Counter([1, 1, 2])), dict(Counter("ab")), Counter({"k": 2}), Counter(), Counter(["a", "b", "a"]).most_common())
del c["q"]
print("q" in c, c.get("nothing"), c.pop("new"), Counter("aab") <= Counter("aaabb"))
words = "the cat and the dog and the bird".split()
for word, count in Counter(words).most_common(3):
    print(f"{word:<5}{count}")
