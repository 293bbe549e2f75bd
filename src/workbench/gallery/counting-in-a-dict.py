#@variant with the bug
import threading

LINES = ["to be or not to be", "to be is to do"]

counts = {}


def count(line):
    for word in line.split():
        counts[word] = counts.get(word, 0) + 1


threads = [threading.Thread(target=count, args=(line,)) for line in LINES]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"to: {counts['to']}, be: {counts['be']}")
assert sum(counts.values()) == 11, f"11 words, but counted {sum(counts.values())}"

#@variant fixed
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

LINES = ["to be or not to be", "to be is to do"]


def count(line):
    return Counter(line.split())


with ThreadPoolExecutor(max_workers=2) as pool:
    counts = sum(pool.map(count, LINES), Counter())

print(f"to: {counts['to']}, be: {counts['be']}")
assert sum(counts.values()) == 11, f"11 words, but counted {sum(counts.values())}"
