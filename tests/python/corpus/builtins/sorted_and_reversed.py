# sorted makes a list and leaves the rest alone.
data = (5, 2, 9, 1)
print(sorted(data), data, sorted("hello"), sorted({"b": 2, "a": 1}), sorted([3, 1, 2], reverse=True), sorted([]))
words = ["delta", "Alpha", "charlie", "bravo", "al"]
print(sorted(words), sorted(words, key=str.casefold), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=len, reverse=True))
print(sorted([(1, "b"), (0, "z"), (1, "a")]), sorted([0.5, 1, True, -1]), sorted(range(5), key=lambda n: n % 3))
records = [{"n": "x", "v": 2}, {"n": "y", "v": 1}]
print(sorted(records, key=lambda r: r["v"]))
print(sorted([3, 1, 2], key=lambda n: -n), sorted("bBaA"), sorted("bBaA", key=str.lower), sorted([[2], [1, 9], []]))
for bad in (lambda: sorted([1, None]), lambda: sorted(["a", 1]), lambda: sorted([1], key=5), lambda: sorted([{}, {}]), lambda: sorted(), lambda: sorted([1], True), lambda: sorted([1], cmp=1), lambda: [2, 1].sort(len)):
    try:
        print(bad())
    except TypeError as error:
        print(error)
