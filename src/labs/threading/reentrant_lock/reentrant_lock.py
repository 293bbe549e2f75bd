"""A function that holds a lock and calls itself: plain, reentrant, and with the lock taken once.

    python3 reentrant_lock.py --depth 3

Python cannot tell that a plain lock is held by the very thread that waits for it, and would hang. So the
wait has a limit here, and what runs into it is called by its name.
"""

import argparse
import threading
import time

PATIENCE = 0.2


class Deadlock(Exception):
    pass


def plain(depth):
    lock, reached = threading.Lock(), []

    def level(left):
        if not lock.acquire(timeout=PATIENCE):  # <- without the timeout: forever
            raise Deadlock
        try:
            reached.append(left)
            if left > 0:
                level(left - 1)
        finally:
            lock.release()

    try:
        level(depth)
    except Deadlock:
        return len(reached), "   deadlock: waited for a lock that it holds itself"
    return len(reached), ""


def reentrant(depth):
    lock, reached = threading.RLock(), []

    def level(left):
        with lock:  # <- its holder may take it again
            reached.append(left)
            if left > 0:
                level(left - 1)

    level(depth)
    return len(reached), ""


def pass_on(depth):
    lock, reached = threading.Lock(), []

    def level_locked(left):
        """To be called with the lock held."""
        reached.append(left)
        if left > 0:
            level_locked(left - 1)  # <- no lock in here

    with lock:  # <- once, outside
        level_locked(depth)
    return len(reached), ""


def report(strategy, work, depth):
    result = []
    thread = threading.Thread(target=lambda: result.append(work(depth)))
    begin = time.perf_counter()
    thread.start()
    thread.join()
    seconds = time.perf_counter() - begin
    levels, note = result[0]
    print(f"{strategy:<12} {seconds:8.3f} s   levels {levels}{note}")
    return levels


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--depth", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    assert report("plain", plain, args.depth) == 1, "a plain lock lets its holder in once"
    assert report("reentrant", reentrant, args.depth) == args.depth + 1
    assert report("pass-on", pass_on, args.depth) == args.depth + 1


if __name__ == "__main__":
    main()
