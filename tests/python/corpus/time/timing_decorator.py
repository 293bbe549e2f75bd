# Timings that are only compared, never printed.
import functools
import time


def timed(f):
    @functools.wraps(f)
    def wrapper(*args):
        start = time.perf_counter()
        result = f(*args)
        wrapper.seconds = time.perf_counter() - start
        return result
    return wrapper


@timed
def nap(seconds):
    time.sleep(seconds)
    return "rested"


print(nap(0.03), nap.seconds >= 0.0299)
print(nap(0), nap.seconds < 5, f"{round(nap.seconds)} s")


class Timer:
    def __enter__(self):
        self.start = time.monotonic()
        return self

    def __exit__(self, *details):
        self.seconds = time.monotonic() - self.start


with Timer() as t:
    time.sleep(0.01)
print(t.seconds > 0.009, t.seconds < 5)
