"""Tasks on a thread pool, with results received in input order and as they finish.

    python3 pool_as_completed.py --tasks 7 --workers 3 --min_ms 1000 --max_ms 3000 --failure 20

How long each task takes and whether it fails is drawn from the seed, once, for both strategies.
"""

import argparse
import random
import time
from concurrent.futures import ThreadPoolExecutor, as_completed


class Failed(Exception):
    """One task's failure."""


def draw(args):
    rng = random.Random(args.seed)
    return [
        (number, rng.randint(args.min_ms, args.max_ms), rng.randrange(100) < args.failure)
        for number in range(1, args.tasks + 1)
    ]


def task(number, ms, fails):
    time.sleep(ms / 1000)
    if fails:
        raise Failed(number)  # <- kept in this task's future; the pool continues
    return number


def received(future, number):
    """What one future holds, whether it went well or not."""
    try:
        future.result()  # <- raises here, where it can be handled for this task alone
    except Failed:
        return number, "failed"
    return number, "ok"


def input_order(futures):
    for future, number in futures.items():  # <- waits for this one, even if others are ready
        yield received(future, number)


def completion_order(futures):
    for future in as_completed(futures):  # <- whichever is ready first
        yield received(future, futures[future])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", type=int, default=7)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--min_ms", type=int, default=1000)
    parser.add_argument("--max_ms", type=int, default=3000)
    parser.add_argument("--failure", type=int, default=20, metavar="PERCENT")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    tasks = draw(args)

    answers = []
    for strategy, receive in {"input-order": input_order, "completion-order": completion_order}.items():
        begin, arrivals = time.perf_counter(), []
        with ThreadPoolExecutor(max_workers=args.workers) as pool:
            futures = {pool.submit(task, *one): one[0] for one in tasks}
            for number, result in receive(futures):
                arrivals.append((number, result, time.perf_counter() - begin))
        seconds = time.perf_counter() - begin
        shown = ", ".join(f"{number} {result} {at:.2f} s" for number, result, at in arrivals)
        print(f"{strategy:<17} {seconds:8.3f} s   {shown}")
        answers.append(sorted((number, result) for number, result, _ in arrivals))
    assert answers[0] == answers[1], "both must come to the same"


if __name__ == "__main__":
    main()
