"""Philosophers who need two forks each: three ways to take them that always finish.

    python3 dining_philosophers.py --philosophers 5 --meals 6

The way that may not end is `left, right`: when everybody holds the fork on the left, everybody waits for
ever for the one on the right. CPython does not look for such circles; the program just stands still.
"""

import argparse
import contextlib
import threading
import time


class Place:
    """A place at the table, with a fork on either side."""

    def __init__(self, forks, index):
        self.left = forks[index]
        self.right = forks[(index + 1) % len(forks)]
        self.is_last = index + 1 == len(forks)
        self.retries = 0


@contextlib.contextmanager
def lock_order(place):
    lower, upper = place.left, place.right
    if place.is_last:
        lower, upper = upper, lower
    with lower, upper:  # <- nobody holds a fork and waits for one with a lower number
        yield


def timeout(limit):
    @contextlib.contextmanager
    def take(place):
        while True:
            place.left.acquire()
            if place.right.acquire(timeout=limit):  # <- waits at most this long
                break
            place.left.release()  # <- whoever waits for this one may now have it
            place.retries += 1
            time.sleep(limit)
        try:
            yield
        finally:
            place.right.release()
            place.left.release()

    return take


def waiter(chairs):
    @contextlib.contextmanager
    def take(place):
        with chairs, place.left, place.right:  # <- one chair too few for a cycle
            yield

    return take


def dine(strategy, take, args):
    forks = [threading.Lock() for _ in range(args.philosophers)]
    places = [Place(forks, index) for index in range(args.philosophers)]
    waits = [[] for _ in places]

    def philosopher(index):
        for _ in range(args.meals):
            time.sleep(args.think_ms / 1000)
            hungry = time.perf_counter()
            with take(places[index]):
                waits[index].append(time.perf_counter() - hungry)
                time.sleep(args.eat_ms / 1000)

    threads = [threading.Thread(target=philosopher, args=(i,)) for i in range(args.philosophers)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    meals = sum(len(each) for each in waits)
    longest = max(max(each) for each in waits) * 1000
    retries = sum(place.retries for place in places)
    print(f"{strategy:<12} {seconds:8.3f} s   meals {meals}, longest wait {longest:.0f} ms, put back {retries} times")
    return meals


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--philosophers", type=int, default=5)
    parser.add_argument("--meals", type=int, default=6)
    parser.add_argument("--think_ms", type=int, default=5)
    parser.add_argument("--eat_ms", type=int, default=10)
    parser.add_argument("--limit_ms", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    chairs = threading.BoundedSemaphore(args.philosophers - 1)
    ways = {"lock-order": lock_order, "timeout": timeout(args.limit_ms / 1000), "waiter": waiter(chairs)}
    for strategy, take in ways.items():
        meals = dine(strategy, take, args)
        assert meals == args.philosophers * args.meals, "somebody went without a meal"


if __name__ == "__main__":
    main()
