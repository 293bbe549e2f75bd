"""Tasks at a resource of limited capacity: with a semaphore, and without a limit.

python3 semaphore.py --tasks 5 --permits 2 --hold_ms 1000
"""

import argparse
import contextlib
import threading
import time


class Watch:
    """Counts who is inside; it holds nobody back."""

    def __init__(self):
        self.lock = threading.Lock()
        self.inside = 0
        self.most = 0

    def change(self, by):
        with self.lock:
            self.inside += by
            self.most = max(self.most, self.inside)


def visit(gate, watch, hold):
    with gate:  # <- a semaphore lets in only as many as it has permits
        watch.change(+1)
        time.sleep(hold)
        watch.change(-1)  # <- before the permit is returned


def run(strategy, gate, args):
    watch = Watch()
    threads = [
        threading.Thread(target=visit, args=(gate, watch, args.hold_ms / 1000))
        for _ in range(args.tasks)
    ]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    print(f"{strategy:<12} {seconds:8.3f} s   at most {watch.most} inside at once")
    return watch.most


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", type=int, default=5)
    parser.add_argument("--permits", type=int, default=2)
    parser.add_argument("--hold_ms", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    # Bounded: returning more than was taken is an error instead of a higher limit.
    most = run("semaphore", threading.BoundedSemaphore(args.permits), args)  # <-
    run("no-limit", contextlib.nullcontext(), args)
    assert most <= args.permits, "the limit was broken"


if __name__ == "__main__":
    main()
