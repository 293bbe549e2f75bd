# map keeps the order and takes several iterables.
from concurrent.futures import ThreadPoolExecutor
import time


def slow_square(n):
    time.sleep(0.02 if n == 0 else 0)
    return n * n


with ThreadPoolExecutor(3) as pool:
    print(list(pool.map(slow_square, range(6))), list(pool.map(max, [1, 5], [3, 2])), list(pool.map(lambda a, b: a + b, "abc", "xy")))
    results = pool.map(lambda n: 10 // n, [5, 0, 2])
    print(next(results))
    try:
        next(results)
    except ZeroDivisionError as error:
        print(error)
    print(list(results))
    print(type(pool.map(abs, [])).__name__)
