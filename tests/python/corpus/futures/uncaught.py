# An uncaught exception of a future.
from concurrent.futures import ThreadPoolExecutor


def parse(text):
    return int(text)


def total(texts):
    with ThreadPoolExecutor(2) as pool:
        return sum(pool.map(parse, texts))


print(total(["1", "2"]))
print(total(["1", "x"]))
