# Log of calls, arguments and errors, with depth.
import functools

depth = 0


def trace(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        global depth
        arguments = ", ".join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])
        print("  " * depth + f"{f.__name__}({arguments})")
        depth += 1
        try:
            result = f(*args, **kwargs)
        except Exception as error:
            depth -= 1
            print("  " * depth + f"{f.__name__} raised {error!r}")
            raise
        depth -= 1
        print("  " * depth + f"-> {result!r}")
        return result
    return wrapper


@trace
def factorial(n):
    return 1 if n == 0 else n * factorial(n - 1)


@trace
def divide(a, *, by):
    return a / by


factorial(3)
divide(6, by=4)
try:
    divide(1, by=0)
except ZeroDivisionError:
    print("caught")
