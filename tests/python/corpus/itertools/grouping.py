# groupby groups what stands side by side.
from itertools import groupby

print([(k, list(g)) for k, g in groupby("aaabbbca")])
print([(k, len(list(g))) for k, g in groupby(sorted("mississippi"))])
words = ["apple", "ant", "bee", "bat", "cow", "ape"]
for letter, group in groupby(words, key=lambda w: w[0]):
    print(letter, list(group))
for even, group in groupby([2, 4, 1, 3, 6], key=lambda n: n % 2 == 0):
    print(even, *group)
print("".join(f"{k}{sum(1 for _ in g)}" for k, g in groupby("WWWBBW")), [k for k, _ in groupby([1, 1, 2, 1])])
groups = groupby("aab")
first = next(groups)
second = next(groups)
print(first[0], list(first[1]), second[0], list(second[1]))
