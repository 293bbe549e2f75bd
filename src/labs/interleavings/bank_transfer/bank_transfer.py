"""Transfers between accounts in opposite directions: without locks, and with locks in several orders.

    python3 bank_transfer.py --accounts 6 --threads 4 --transfers 25 --book_ms 1

The order that is not here is `from, then to`: two threads of opposite directions then wait for each other for
ever, and CPython does not notice.
"""

import argparse
import contextlib
import threading
import time

AMOUNT = 10
BACK_OFF = 0.001


def route(accounts, thread, turn):
    """Every second thread passes money up, the others down; two of them start at the same pair."""
    lower = (thread // 2 + turn) % (accounts - 1)
    return (lower, lower + 1) if thread % 2 == 0 else (lower + 1, lower)


def unguarded(locks, origin, target):
    return contextlib.nullcontext(0)  # <- nothing keeps others out between reading and writing


@contextlib.contextmanager
def ordered(locks, origin, target):
    lower, upper = sorted((origin, target))  # <- the lower number first, whatever the direction
    with locks[lower], locks[upper]:
        yield 0


@contextlib.contextmanager
def one_lock(locks, origin, target):
    with locks[0]:  # <- stands for all accounts, so there is no second lock to wait for
        yield 0


@contextlib.contextmanager
def try_lock(locks, origin, target):
    retries = 0
    locks[origin].acquire()
    while not locks[target].acquire(blocking=False):  # <- does not wait while holding a lock
        locks[origin].release()
        retries += 1
        time.sleep(BACK_OFF)
        locks[origin].acquire()
    try:
        yield retries
    finally:
        locks[target].release()
        locks[origin].release()


def run(strategy, guard, args):
    opening = AMOUNT * args.threads * args.transfers
    balances, due = [opening] * args.accounts, [opening] * args.accounts
    locks = [threading.Lock() for _ in balances]
    done, retries = [0] * args.threads, [0] * args.threads

    def work(thread):
        for turn in range(args.transfers):
            origin, target = route(args.accounts, thread, turn)
            with guard(locks, origin, target) as again:
                less, more = balances[origin] - AMOUNT, balances[target] + AMOUNT
                time.sleep(args.book_ms / 1000)
                balances[origin], balances[target] = less, more
            done[thread] += 1
            retries[thread] += again

    for thread in range(args.threads):
        for turn in range(args.transfers):
            origin, target = route(args.accounts, thread, turn)
            due[origin] -= AMOUNT
            due[target] += AMOUNT
    threads = [threading.Thread(target=work, args=(t,)) for t in range(args.threads)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    difference = sum(balances) - opening * args.accounts
    wrong = sum(is_now != should for is_now, should in zip(balances, due))
    print(
        f"{strategy:<12} {seconds:8.3f} s   transfers {sum(done)}, wrong accounts {wrong}, "
        f"total off by {difference}, began again {sum(retries)} times"
    )
    return wrong


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--accounts", type=int, default=6)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--transfers", type=int, default=25)
    parser.add_argument("--book_ms", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    run("unguarded", unguarded, args)
    wrong = run("ordered", ordered, args) + run("one-lock", one_lock, args) + run("try-lock", try_lock, args)
    assert wrong == 0, "locks did not keep the balances"


if __name__ == "__main__":
    main()
