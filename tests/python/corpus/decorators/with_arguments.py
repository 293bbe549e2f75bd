# A function that makes the decorator.
import functools


def repeat(times, *, separator=" "):
    def decorate(f):
        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            return separator.join(str(f(*args, **kwargs)) for _ in range(times))
        return wrapper
    return decorate


@repeat(3)
def word():
    return "hey"


@repeat(2, separator="-")
def add(a, b):
    return a + b


print(word(), add(1, b=2))


def optional(f=None, *, prefix=">"):
    if f is None:
        return lambda f: optional(f, prefix=prefix)
    return lambda *args: f"{prefix} {f(*args)}"


@optional
def a():
    return "a"


@optional(prefix="#")
def b():
    return "b"


print(a(), b())
