# The usual helpers.
names, ages = ["Ann", "Bo", "Cy"], [30, 25]
for i, name in enumerate(names):
    print(i, name)
for i, (name, age) in enumerate(zip(names, ages), start=1):
    print(i, name, age)
print(list(enumerate("ab", 10)), list(zip(names, ages, "xyz")), list(zip()), list(zip([1])), dict(zip(names, ages)))
print(list(reversed(names)), "".join(reversed("abc")), list(reversed(range(5))), list(reversed((1, 2))), list(reversed({"a": 1, "b": 2})))
pairs = [("a", 1), ("b", 2)]
letters, numbers = zip(*pairs)
print(letters, numbers)
for a, b in zip(names, names[1:]):
    print(a, "->", b)
z = zip("ab", [1, 2])
print(next(z), list(z), list(z), type(z).__name__, type(enumerate([])).__name__)
