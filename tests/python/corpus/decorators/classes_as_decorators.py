# A class whose instances are called.
import functools


class CountCalls:
    def __init__(self, f):
        functools.update_wrapper(self, f)
        self.f = f
        self.count = 0

    def __call__(self, *args, **kwargs):
        self.count += 1
        return self.f(*args, **kwargs)


@CountCalls
def square(x):
    """Square it."""
    return x * x


print(square(3), square(4), square.count, square.__name__, square.__doc__)


class Retry:
    def __init__(self, times):
        self.times = times

    def __call__(self, f):
        def wrapper(*args):
            for attempt in range(1, self.times + 1):
                try:
                    return f(*args)
                except ValueError as error:
                    print("attempt", attempt, "failed:", error)
            return "gave up"
        return wrapper


answers = iter(["x", "y", "7"])


@Retry(5)
def ask():
    return int(next(answers))


print(ask())
