# Caches keep arguments apart, remember None, and do not remember errors.
from functools import lru_cache


@lru_cache(maxsize=None)
def lookup(key, default=None):
    print("looking up", key)
    if key == "bad":
        raise KeyError(key)
    return default


print(lookup("a"), lookup("a"), lookup("a", None), lookup("a", default=None), lookup("b", 5))
for _ in range(2):
    try:
        lookup("bad")
    except KeyError as error:
        print("not cached", error)
print(lookup.cache_info())


@lru_cache(maxsize=3)
def collatz(n):
    return 0 if n == 1 else 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)


print(collatz(6), collatz.cache_info())


@lru_cache(typed=True)
def kind(x):
    return type(x).__name__


print(kind(1), kind(1.0), kind(True), kind.cache_info().currsize)
