# A future and what becomes of it.
from concurrent.futures import ThreadPoolExecutor


def power(base, exponent=2):
    return base ** exponent


with ThreadPoolExecutor(max_workers=2) as pool:
    futures = [pool.submit(power, n) for n in range(4)]
    named = pool.submit(power, 2, exponent=10)
    print([f.result() for f in futures], named.result())
    print(named.done(), named.cancelled(), named.running(), named.exception(), named.cancel())
try:
    pool.submit(power, 1)
except RuntimeError as error:
    print(error)
