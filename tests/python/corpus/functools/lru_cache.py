# lru_cache: hits, misses, limits.
from functools import lru_cache, cache


@lru_cache(maxsize=2)
def square(n):
    print("computing", n)
    return n * n


print(square(1), square(2), square(1))
print(square(3), square(2))
print(square.cache_info())
square.cache_clear()
print(square.cache_info(), square.__name__)


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(100), fib.cache_info())


@lru_cache
def f(*args, **kwargs):
    return args, tuple(kwargs)


f(1)
f(1.0)
f(a=1)
print(f.cache_info())
try:
    f([])
except TypeError as error:
    print(error)
print(fib.__wrapped__(1), fib.cache_parameters())
