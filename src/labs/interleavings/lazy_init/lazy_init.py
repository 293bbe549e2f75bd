"""A value that is built when first needed: five ways for several threads to do it.

    python3 lazy_init.py --threads 4 --uses 50000 --build_ms 2

Under the GIL a single attribute is read and written as one step, but nothing keeps another thread from running
between two of them: whatever goes wrong in Rust goes wrong here, too. `functools.cached_property` has had no lock
since Python 3.12, so it is the way called check-then-init.
"""

import argparse
import threading
import time


class Lazy:
    def __init__(self, takes):
        self.ready = False
        self.lock = threading.Lock()
        self.left = self.right = 0  # two halves that belong together
        self.takes = takes

    def build(self, thread):
        self.left = thread
        time.sleep(self.takes)
        self.right = thread

    def is_whole(self):
        left, right = self.left, self.right
        return left == right != 0


def lock_always(lazy, thread):
    with lazy.lock:  # <- at every single use
        if lazy.ready:
            return False
        lazy.build(thread)
        lazy.ready = True
        return True


def check_lock_check(lazy, thread):
    if lazy.ready:
        return False  # <- the path of nearly all uses: no lock
    with lazy.lock:
        if lazy.ready:
            return False  # <- somebody built it while this thread waited for the lock
        lazy.build(thread)
        lazy.ready = True  # <- complete: now the others may see it
        return True


def check_then_init(lazy, thread):
    if lazy.ready:
        return False
    lazy.build(thread)  # <- every thread that checked before it was ready gets here too
    lazy.ready = True
    return True


def check_lock(lazy, thread):
    if lazy.ready:
        return False
    with lazy.lock:  # <- the others wait here, having checked already
        lazy.build(thread)  # <- and build it once more
        lazy.ready = True
        return True


def flag_first(lazy, thread):
    if lazy.ready:
        return False
    with lazy.lock:
        if lazy.ready:
            return False
        lazy.ready = True  # <- says that it is there
        lazy.build(thread)  # <- and only then builds it
        return True


def run(strategy, ensure, args):
    lazy, ready = Lazy(args.build_ms / 1000), threading.Barrier(args.threads)
    built, half_seen = [], []

    def use(thread):
        ready.wait()
        mine = half = 0
        for _ in range(args.uses):
            mine += ensure(lazy, thread)
            half += not lazy.is_whole()
        built.append(mine)
        half_seen.append(half)

    threads = [threading.Thread(target=use, args=(t,)) for t in range(1, args.threads + 1)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    print(f"{strategy:<18} {seconds:8.3f} s   built {sum(built)}, half seen {sum(half_seen)}")
    return sum(built), sum(half_seen)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--uses", type=int, default=50_000, help="of each thread")
    parser.add_argument("--build_ms", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    right = [run("lock-always", lock_always, args), run("check-lock-check", check_lock_check, args)]
    run("check-then-init", check_then_init, args)
    run("check-lock", check_lock, args)
    run("flag-first", flag_first, args)
    assert right == [(1, 0), (1, 0)], "it was built twice, or seen before it was complete"


if __name__ == "__main__":
    main()
