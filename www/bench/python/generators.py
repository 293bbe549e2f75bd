"""Generators: yield, yield from, generator expressions, pipelines of them."""


def count(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def evens(numbers):
    for n in numbers:
        if n % 2 == 0:
            yield n


def both(limit):
    yield from count(limit)
    yield from evens(count(limit))


def average():
    total = value = 0
    while True:
        value = yield total
        total += value


def work():
    total = 0
    for n in both(120_000):
        total += n
    total += sum(n * n for n in evens(count(120_000)))
    total += sum(1 for pair in zip(count(60_000), evens(count(120_000))) if pair[0] & 1)
    running = average()
    next(running)
    for n in range(80_000):
        total += running.send(n) & 3
    return total + max(n for n, _ in enumerate(count(60_000)))
