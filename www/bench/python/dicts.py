"""Dictionaries and sets: insert, look up, count, walk."""


def work():
    squares = {}
    for n in range(60_000):
        squares[n] = n * n
    total = 0
    for n in range(0, 120_000, 2):
        total += squares.get(n, 1)
    words = ["lock", "queue", "event", "thread", "task", "barrier", "process", "future"]
    counts = {}
    for n in range(100_000):
        word = words[n * n % 7]
        counts[word] = counts.get(word, 0) + 1
        if word in counts and n & 1:
            counts[word] += 1
    named = {f"{word}-{n}": n for n in range(2_000) for word in words}
    for key, value in named.items():
        total += value * len(key)
    seen = set()
    for n in range(60_000):
        if n * 31 % 1_009 not in seen:
            seen.add(n * 31 % 1_009)
    return f"{total} {sorted(counts.items())[0]} {len(seen)}"
