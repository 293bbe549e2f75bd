"""Threads that increment one counter: unprotected, with a lock, and each on its own.

    python3 race.py --threads 2 --iterations 100000

CPython 3.10 and later changes threads only at calls and at the end of a loop round, so a plain
`read, add, write` loses nothing there. That is an accident and no promise: with a call between the read
and the write, and a short switch interval, updates do get lost.
"""

import argparse
import sys
import threading
import time


class Counter:
    def __init__(self):
        self.value = 0


def one(number):
    """Hardly anything, but a call, and therefore a place where CPython may switch threads."""
    return number


def plain(counter, iterations):
    for _ in range(iterations):
        seen = counter.value  # <-
        counter.value = seen + 1  # <- nothing between the two lets another thread in, today


def with_call(counter, iterations):
    for _ in range(iterations):
        seen = counter.value  # <-
        counter.value = seen + one(1)  # <- whoever wrote during the call is overwritten


def locked(lock):
    def increment(counter, iterations):
        for _ in range(iterations):
            with lock:  # <- one thread at a time
                seen = counter.value
                counter.value = seen + one(1)

    return increment


def apart(lock):
    def increment(counter, iterations):
        mine = 0
        for _ in range(iterations):
            mine += one(1)
        with lock:  # <- once per thread
            counter.value += mine

    return increment


def race(strategy, increment, args, note=""):
    counter, ready = Counter(), threading.Barrier(args.threads)

    def run():
        ready.wait()
        increment(counter, args.iterations)

    threads = [threading.Thread(target=run) for _ in range(args.threads)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    lost = args.threads * args.iterations - counter.value
    print(f"{strategy:<12} {seconds:8.3f} s   counted {counter.value}, lost {lost}{note}")
    return lost


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--iterations", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    sys.setswitchinterval(1e-6)  # <- the shortest turns that CPython allows
    race("unsafe-plain", plain, args, "   (as the chapter writes it)")
    race("unsafe", with_call, args, "   (with a call in the gap)")
    safe = race("mutex", locked(threading.Lock()), args)
    # Python has no atomic integer. The closest thing that is right everywhere: count separately, add up once.
    safe += race("atomic", apart(threading.Lock()), args, "   (Python has none: one counter a thread)")
    assert safe == 0, "a protected counter lost updates"


if __name__ == "__main__":
    main()
