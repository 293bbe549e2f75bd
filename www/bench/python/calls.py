"""Calls of functions: recursion, defaults, names, a closure."""


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def scaled(value, factor=3, offset=1):
    return value * factor + offset


def counter(step):
    count = 0

    def more():
        nonlocal count
        count += step
        return count

    return more


def work():
    total = fib(24)
    for n in range(60_000):
        total += scaled(n) - scaled(n, offset=2)
    more = counter(2)
    for _ in range(100_000):
        more()
    return total + more()
