# Lazy, once only, the first iterable at once.
g = (n * n for n in range(3))
print(next(g), list(g), list(g), type(g).__name__)
print(sum(n for n in range(5)), max(len(w) for w in ["a", "bcd"]), ",".join(str(n) for n in range(3)), any(n > 2 for n in range(9)))


def noisy(n):
    print("asked", n)
    return n


lazy = (noisy(n) for n in range(3))
print("nothing yet")
print(next(lazy))
print(any(noisy(n) == 1 for n in range(5)))
try:
    (n for n in 5)
except TypeError as error:
    print(error)
limit = 3
late = (n for n in range(10) if n < limit)
limit = 5
print(list(late))
data = [1, 2]
first_at_once = (n for n in data)
data = [7]
print(list(first_at_once), dict((k, len(k)) for k in ["a", "bb"]), set(c for c in "a"))
