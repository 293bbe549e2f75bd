"""The kernels as one would write them in Python, with its standard library: the benchmark's CPython side.

Requests come on standard input and answers leave on standard output, a line of JSON each.
"""

import hashlib
import json
import math
import random
import sys
import time

MASK = 2**64 - 1


def mix(x):
    """SplitMix64's output function, as in src/random.rs."""
    x = (x + 0x9E3779B97F4A7C15) & MASK
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9 & MASK
    x = (x ^ x >> 27) * 0x94D049BB133111EB & MASK
    return x ^ x >> 31


def draws(seed, stream):
    """PCG XSH-RR 64/32, as in src/random.rs."""
    state = mix(mix(seed) ^ stream)
    increment = (mix(state) << 1 | 1) & MASK
    state = (state + increment) & MASK
    while True:
        state = (state * 6364136223846793005 + increment) & MASK
        mixed = (state >> 18 ^ state) >> 27 & 0xFFFFFFFF
        turn = state >> 59
        yield (mixed >> turn | mixed << (-turn & 31)) & 0xFFFFFFFF


def fold(checksum, value):
    product = (checksum ^ value & 0xFFFFFFFF) * 0x100000001B3 & MASK
    return product ^ product >> 32


def sum_of_squares(n, task, tasks, seed):
    total = sum(i * i for i in range(n))
    return lambda: total


def primes(n, task, tasks, seed):
    """Sieve of Eratosthenes with slices of a bytearray."""
    bound = 2 * n
    prime = bytearray([1]) * bound
    prime[:2] = bytes(2)
    for i in range(2, math.isqrt(bound - 1) + 1):
        if prime[i]:
            prime[i * i :: i] = bytes(len(range(i * i, bound, i)))
    count = prime.count(1)
    return lambda: count


def escape(c, limit):
    z = 0
    for k in range(limit):
        if abs(z) > 2:
            return k
        z = z * z + c
    return limit


def mandelbrot(n, task, tasks, seed):
    total = n * tasks // 2
    per_pixel = 256 * 174 // 1000 + 5
    height, limit = math.isqrt(total // per_pixel * 2 // 3) // 2 * 2, 256
    if height >= 640:
        height, limit = 640, max((total // (640 * 960) - 5) * 1000 // 174, 256)
    width = height // 2 * 3
    pixel = 2.4 / height
    rows = range(height * task // tasks, height * (task + 1) // tasks)
    counts = [
        escape(complex(-2.45 + (x + 0.5) * pixel, 1.2 - (y + 0.5) * pixel), limit)
        for y in rows
        for x in range(width)
    ]
    places = [(y, x) for y in rows for x in range(width)]

    def value(k):
        if k == limit:
            return 0
        power = (k + 1).bit_length() - 1
        return min(power << 12 | ((k + 1 << 12 >> power) - (1 << 12)), 65535)

    return lambda: sum(mix(y << 32 | x << 16 | value(k)) for (y, x), k in zip(places, counts))


def matrix(n, task, tasks, seed):
    """Rows times columns."""
    d = next(d for d in range(512, 0, -1) if d**3 <= 10 * n)
    drawn = draws(seed, task)

    def row():
        return [float((next(drawn) >> 28) - 8) for _ in range(d)]

    columns = list(zip(*[row() for _ in range(d)]))
    checksum = 0
    for _ in range(10 * n // (d * d)):
        a = row()
        for column in columns:
            checksum = fold(checksum, int(sum(x * y for x, y in zip(a, column))))
    return lambda: checksum


def monte_carlo(n, task, tasks, seed):
    """Python's own generator: the answer is another one, and is checked against pi."""
    draw = random.Random(seed * tasks + task).random
    inside = sum(draw() ** 2 + draw() ** 2 < 1 for _ in range(n))
    return lambda: inside


def sha256(n, task, tasks, seed):
    digest = hashlib.sha256(seed.to_bytes(4, "little") + task.to_bytes(4, "little")).digest()
    for _ in range(n // 100):
        digest = hashlib.sha256(digest).digest()
    return lambda: int.from_bytes(digest[:8], "big")


def sort(n, task, tasks, seed):
    drawn = draws(seed, task)
    left, batch, checksum = n // 40, 1 << 18, 0
    while left > 0:
        for value in sorted(next(drawn) for _ in range(min(left, batch))):
            checksum = fold(checksum, value)
        left -= batch
    return lambda: checksum


KERNELS = {
    "sum-of-squares": sum_of_squares,
    "primes": primes,
    "mandelbrot": mandelbrot,
    "matrix": matrix,
    "monte-carlo": monte_carlo,
    "sha256": sha256,
    "sort": sort,
}


def main():
    for line in sys.stdin:
        request = json.loads(line)
        tasks, n, seed = (request[key] for key in ("tasks", "n", "seed"))
        kernel = KERNELS[request["kernel"]]
        begin = time.perf_counter()
        answers = [kernel(n, task, tasks, seed) for task in range(tasks)]
        ms = (time.perf_counter() - begin) * 1e3
        # What is only there to be checked is not timed.
        answer = sum(answer() for answer in answers) & MASK
        print(json.dumps({"ms": ms, "answer": str(answer)}), flush=True)


main()
