# get, setdefault, grouping, inverting.
words = ["apple", "avocado", "banana", "blueberry", "cherry", "apple"]
groups = {}
for word in words:
    groups.setdefault(word[0], []).append(word)
print(groups)
counts = {}
for word in words:
    counts[word] = counts.get(word, 0) + 1
print(counts, max(counts, key=counts.get))
inverse = {}
for word, count in counts.items():
    inverse.setdefault(count, []).append(word)
print(inverse)
print({length: [w for w in words if len(w) == length] for length in sorted({len(w) for w in words})})
print(sum(counts.values()), min(counts.items(), key=lambda kv: (kv[1], kv[0])))
