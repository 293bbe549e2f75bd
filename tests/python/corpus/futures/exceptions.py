# An exception is kept until somebody asks.
from concurrent.futures import ThreadPoolExecutor


def risky(n):
    if n % 2:
        raise ValueError(f"odd: {n}")
    return n


with ThreadPoolExecutor() as pool:
    futures = {n: pool.submit(risky, n) for n in range(4)}
for n, future in futures.items():
    if future.exception():
        print(n, "failed:", repr(future.exception()))
    else:
        print(n, future.result())
try:
    futures[1].result()
except ValueError as error:
    print("raised again:", error)
