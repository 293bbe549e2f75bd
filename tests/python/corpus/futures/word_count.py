# Map and reduce with a pool.
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from functools import reduce

texts = ["the cat sat", "the dog sat on the cat", "a dog", ""]


def count(text):
    return Counter(text.split())


with ThreadPoolExecutor(max_workers=3) as pool:
    total = reduce(lambda a, b: a + b, pool.map(count, texts))
for word, n in sorted(total.items(), key=lambda item: (-item[1], item[0])):
    print(f"{word:<4}{n}")
