"""Five ways for threads to keep one sum, and what each costs.

    python3 lock.py --threads 2 --iterations 100000

Under the GIL nothing is counted in parallel, so what differs here is the price of the locking alone.
"""

import argparse
import threading
import time


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()


def one(number):
    """A call, and therefore a place where CPython may switch threads."""
    return number


def no_lock(counter, iterations):
    for _ in range(iterations):
        seen = counter.value
        counter.value = seen + one(1)  # <- overwrites what came in between


def mutex(counter, iterations):
    for _ in range(iterations):
        with counter.lock:  # <- for every increment
            counter.value += one(1)


def whole_loop(counter, iterations):
    with counter.lock:  # <- the others wait until everything is counted
        for _ in range(iterations):
            counter.value += one(1)


def per_thread(counter, iterations):
    mine = 0
    for _ in range(iterations):
        mine += one(1)  # <- shared with nobody
    with counter.lock:  # <- once per thread
        counter.value += mine


def run(strategy, work, args, note=""):
    counter, ready = Counter(), threading.Barrier(args.threads)

    def thread():
        ready.wait()
        work(counter, args.iterations)

    threads = [threading.Thread(target=thread) for _ in range(args.threads)]
    begin = time.perf_counter()
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    seconds = time.perf_counter() - begin
    expected = args.threads * args.iterations
    ns = seconds * 1e9 / expected
    lost = expected - counter.value
    print(f"{strategy:<12} {seconds:8.3f} s   {ns:6.0f} ns an increment, lost {lost}{note}")
    return lost


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--iterations", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    run("no-lock", no_lock, args)
    safe = run("mutex", mutex, args)
    safe += run("whole-loop", whole_loop, args)
    # Python has no atomic integer, and `+=` on a shared one is not atomic.
    safe += run("atomic", mutex, args, "   (Python has none: a lock instead)")
    safe += run("per-thread", per_thread, args)
    assert safe == 0, "a protected counter lost updates"


if __name__ == "__main__":
    main()
