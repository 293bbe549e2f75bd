"""A pair of numbers that one thread writes and others read without a lock.

    python3 seqlock.py --rounds 20000 --readers 1

CPython has neither fences nor memory orders, and under the GIL threads see all writes in their order. So `no-fence`
does the same as `seqlock` here. A thread may still be interrupted between two lines, and `no-retry` shows it.
"""

import argparse
import threading
import time


class Pair:
    def __init__(self):
        self.sequence = self.left = self.right = 0
        self.lock = threading.Lock()


def write_locked(pair, number):
    with pair.lock:
        pair.left = number
        pair.right = number


def read_locked(pair):
    with pair.lock:
        return pair.left, pair.right


def write(pair, number):
    pair.sequence = 2 * number - 1  # <- odd: writing
    pair.left = number
    pair.right = number
    pair.sequence = 2 * number


def read_again(pair):
    while True:
        before = pair.sequence
        if before % 2 == 0:
            left, right = pair.left, pair.right
            if pair.sequence == before:
                return left, right  # <- nobody came between
        time.sleep(0)


def read_once(pair):
    left = pair.left
    right = pair.right  # <- a writer may have come between
    return left, right


def run(strategy, args, write, read, note=""):
    pair, ready, torn = Pair(), threading.Barrier(args.readers + 1), []

    def writing():
        ready.wait()
        for number in range(1, args.rounds + 1):
            write(pair, number)

    def reading():
        ready.wait()
        mine = 0
        for _ in range(args.rounds):
            left, right = read(pair)
            mine += left != right
        torn.append(mine)

    threads = [threading.Thread(target=writing)]
    threads += [threading.Thread(target=reading) for _ in range(args.readers)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    print(f"{strategy:<10} {seconds:8.3f} s   torn {sum(torn)}{note}")
    return sum(torn)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20_000)
    parser.add_argument("--readers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    assert run("mutex", args, write_locked, read_locked) == 0
    run("seqlock", args, write, read_again)
    run("no-fence", args, write, read_again, "   (Python has no fences: the same again)")
    run("no-retry", args, write, read_once)


if __name__ == "__main__":
    main()
