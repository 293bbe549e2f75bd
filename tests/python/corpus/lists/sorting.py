# Stable, by key, reversed, of tuples.
people = [("Bo", 30), ("Al", 25), ("Cy", 30), ("Di", 25)]
print(sorted(people))
print(sorted(people, key=lambda p: p[1]))
print(sorted(people, key=lambda p: p[1], reverse=True))
print(sorted(people, key=lambda p: (-p[1], p[0])))
words = ["pear", "fig", "Apple", "kiwi"]
words.sort(key=str.lower)
print(words)
words.sort(key=len, reverse=True)
print(words)
print(sorted([3, -1, 2.5, True, -2], key=abs), sorted("bca", reverse=True), sorted({3: 1, 1: 2}))
print(sorted([[2, 1], [1, 5], [1, 2, 3], [1]]), sorted([(1, "b"), (1, "a")]))
print(sorted([True, 0, 1, False]), list(reversed([1, 2, 3])))
for bad in ([1, "a", 2], [None, 1], [(1, "a"), (1, 2)], [{}, {}]):
    try:
        print(sorted(bad))
    except TypeError as error:
        print(error)
