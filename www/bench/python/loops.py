"""Loops that count: while and for, on small integers."""


def work():
    total = 0
    n = 0
    while n < 300_000:
        if n % 3 == 0:
            total += n
        else:
            total -= n // 2
        n += 1
    for i in range(300_000):
        total += i * 7 & 255
    for a in range(400):
        for b in range(300):
            if (a ^ b) & 1:
                total += a - b
    return total
