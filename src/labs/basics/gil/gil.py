"""One thread, threads under the GIL, threads without it, processes: the same computation.

    python3 gil.py --n 50000000 --threads 2 --interval_ms 5 --waiting 0

Here the GIL is the real one. Threads without a GIL need a free-threaded build (python3.14t).
"""

import argparse
import hashlib
import math
import operator
import random
import sys
import sysconfig
import threading
import time
from concurrent.futures import ProcessPoolExecutor

SLICE = 0.002  # seconds of computing before a wait
PIECE = 20_000  # units of work between two checks of the clock: a part is done piece by piece


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


def part(kernel, n, seed, task, waiting):
    """One part of the work: computes, and waits for its share of the time."""
    rng = random.Random(f"{seed}-{task}")
    wait = SLICE * waiting / (100 - waiting)
    answer, computed = 0, 0.0
    for start in range(0, n, PIECE):
        begin = time.perf_counter()
        answer += KERNELS[kernel](min(PIECE, n - start), rng)
        computed += time.perf_counter() - begin
        if waiting and computed >= SLICE:
            computed = 0.0
            time.sleep(wait)  # <- releases the GIL while it waits
    return answer


def one_thread(parts):
    return [part(*one) for one in parts]  # <- one part after the other


def on_threads(parts):
    answers = [None] * len(parts)

    def run(index):
        answers[index] = part(*parts[index])

    threads = [threading.Thread(target=run, args=(i,)) for i in range(len(parts))]
    for thread in threads:
        thread.start()  # <- each must hold the GIL to run bytecode
    for thread in threads:
        thread.join()
    return answers


def on_processes(pool, parts):
    return list(pool.map(part, *zip(*parts)))  # <- each process has its own interpreter and its own GIL


def report(strategy, work, *args):
    begin = time.perf_counter()
    answers = work(*args)
    print(f"{strategy:<12} {time.perf_counter() - begin:8.3f} s   answer {sum(answers)}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kernel", choices=KERNELS, default="sum-of-squares")
    parser.add_argument("--n", type=int, default=50_000_000, help="units of work of all threads together")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--interval_ms", type=float, default=5, help="sys.setswitchinterval")
    parser.add_argument("--waiting", type=int, choices=range(100), default=0, metavar="PERCENT")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    sys.setswitchinterval(args.interval_ms / 1000)  # <-
    n = args.n // args.threads
    parts = [(args.kernel, n, args.seed, task, args.waiting) for task in range(args.threads)]
    free_threaded = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
    has_gil = not free_threaded or sys._is_gil_enabled()

    report("one-thread", one_thread, parts)
    if has_gil:
        report("gil", on_threads, parts)
        print("no-gil       needs a free-threaded build of Python with its GIL off")
    else:
        print("gil          this Python runs without one")
        report("no-gil", on_threads, parts)
    with ProcessPoolExecutor(max_workers=args.threads) as pool:
        list(pool.map(abs, range(args.threads)))  # they start here, outside the measurement
        report("processes", on_processes, pool, parts)


if __name__ == "__main__":
    main()
