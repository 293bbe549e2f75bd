# map and filter are lazy.
def noisy(x):
    print("noisy", x)
    return x * 2


m = map(noisy, [1, 2, 3])
print("made", type(m).__name__)
print(next(m))
print(list(m), list(m))
print(list(map(int, "123")), list(map(max, [1, 5], [3, 2])), list(map(lambda *a: a, "ab", "xyz")))
print(list(filter(lambda n: n % 2, range(6))), list(filter(None, [0, 1, "", "x", None, []])))
print(list(map(str.upper, filter(str.isalpha, "a1b2"))), sum(map(len, ["a", "bb"])))
a, b = map(int, "3 4".split())
print(a + b, set(map(abs, [-1, 1])), max(map(lambda p: p[1], [("a", 1), ("b", 7)])))
