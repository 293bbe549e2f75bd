"""The same computations one after another, on threads, on processes and as async tasks.

    python3 cpu_bound.py --tasks 4 --n 2000000 --workers 4
"""

import argparse
import asyncio
import hashlib
import math
import operator
import random
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

PIECE = 20_000  # units of work between two awaits: a task is done piece by piece in every strategy


def sum_of_squares(n, rng):
    return sum(i * i for i in range(n))


def primes(n, rng):
    bound = 2 * n
    sieve = bytearray([1]) * bound
    sieve[:2] = bytes(min(2, bound))
    for i in range(2, math.isqrt(bound) + 1):
        if sieve[i]:
            sieve[i * i :: i] = bytes(len(range(i * i, bound, i)))
    return sum(sieve)


def mandelbrot(n, rng):
    left, inside = n // 2, 0
    while left > 0:
        c_re, c_im, re, im = rng.uniform(-2.45, 1.15), rng.uniform(-1.2, 1.2), 0.0, 0.0
        for _ in range(min(256, left)):
            left -= 1
            re, im = re * re - im * im + c_re, 2 * re * im + c_im
            if re * re + im * im > 4:
                break
        else:
            inside += 1
    return inside


def matrix(n, rng):
    size = max(1, math.floor((10 * n) ** (1 / 3)))
    a, b = ([[rng.randint(-8, 7) for _ in range(size)] for _ in range(size)] for _ in range(2))
    columns = list(zip(*b))
    product = (sum(map(operator.mul, row, column)) for row in a for column in columns)
    return sum(i * entry for i, entry in enumerate(product))


def monte_carlo(n, rng):
    return sum(rng.random() ** 2 + rng.random() ** 2 < 1 for _ in range(n))


def sha256(n, rng):
    digest = rng.randbytes(32)
    for _ in range(n // 100):
        digest = hashlib.sha256(digest).digest()
    return int.from_bytes(digest[:8], "little")


def sort(n, rng):
    numbers = sorted(rng.getrandbits(32) for _ in range(n // 40))
    return sum(i * number for i, number in enumerate(numbers))


KERNELS = {
    "sum-of-squares": sum_of_squares,
    "primes": primes,
    "mandelbrot": mandelbrot,
    "matrix": matrix,
    "monte-carlo": monte_carlo,
    "sha256": sha256,
    "sort": sort,
}


def compute(kernel, n, seed, task):
    rng = random.Random(f"{seed}-{task}")
    return sum(KERNELS[kernel](min(PIECE, n - start), rng) for start in range(0, n, PIECE))


def sequential(jobs):
    return [compute(*job) for job in jobs]  # <-


def on_pool(pool, jobs):
    return list(pool.map(compute, *zip(*jobs)))  # <- threads or processes: the same interface


async def as_tasks(jobs):
    async def one(kernel, n, seed, task):
        rng, answer = random.Random(f"{seed}-{task}"), 0
        for start in range(0, n, PIECE):
            answer += KERNELS[kernel](min(PIECE, n - start), rng)
            await asyncio.sleep(0)  # <- polite, but still one thread
        return answer

    return await asyncio.gather(*(one(*job) for job in jobs))


def report(strategy, work):
    begin = time.perf_counter()
    answers = work()
    print(f"{strategy:<12} {time.perf_counter() - begin:8.3f} s   answer {sum(answers)}")
    return list(answers)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kernel", choices=KERNELS, default="sum-of-squares")
    parser.add_argument("--tasks", type=int, default=4)
    parser.add_argument("--n", type=int, default=2_000_000, help="units of work of each task")
    parser.add_argument("--workers", type=int, default=4, help="threads, and as many processes")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    jobs = [(args.kernel, args.n, args.seed, task) for task in range(args.tasks)]

    answers = [report("sequential", lambda: sequential(jobs))]
    with ThreadPoolExecutor(args.workers) as pool:
        answers.append(report("threads", lambda: on_pool(pool, jobs)))
    with ProcessPoolExecutor(args.workers) as pool:
        list(pool.map(abs, range(args.workers)))  # they start here, outside the measurement
        answers.append(report("processes", lambda: on_pool(pool, jobs)))
    answers.append(report("async", lambda: asyncio.run(as_tasks(jobs))))
    assert all(each == answers[0] for each in answers), "the strategies must agree"


if __name__ == "__main__":
    main()
