"""Computations of uneven size: sequentially, on a thread pool and on a process pool.

    python3 process_pool.py --tasks 4 --first_n 1000000 --step_n 500000 --workers 2
"""

import argparse
import multiprocessing
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def squares(n):
    return f"{os.getpid()}/{threading.get_native_id()}", sum(i * i for i in range(n))


def report(strategy, work, more=""):
    begin = time.perf_counter()
    results = work()
    seconds = time.perf_counter() - begin
    print(f"{strategy:<12} {seconds:8.3f} s   last answer {results[-1][1]}{more}")
    shares = {}
    for task, (who, _) in enumerate(results, 1):
        shares.setdefault(who, []).append(task)
    for who, tasks in shares.items():
        print(f"    {who} did {tasks}")
    return [answer for _, answer in results]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", type=int, default=4)
    parser.add_argument("--first_n", type=int, default=1_000_000, help="squares of the first one")
    parser.add_argument("--step_n", type=int, default=500_000, help="how many more the next one has")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7, help="nothing is drawn here")
    args = parser.parse_args()
    sizes = [args.first_n + task * args.step_n for task in range(args.tasks)]

    answers = [report("sequential", lambda: [squares(n) for n in sizes])]
    with ThreadPoolExecutor(args.workers) as pool:
        answers.append(report("threads", lambda: list(pool.map(squares, sizes))))
    # Processes are spawned: `squares` is at the top of the module, where a new interpreter finds it.
    context = multiprocessing.get_context("spawn")
    begin = time.perf_counter()
    with ProcessPoolExecutor(args.workers, mp_context=context) as pool:
        list(pool.map(time.sleep, [0.05] * args.workers))  # they start here, outside the measurement
        startup = time.perf_counter() - begin
        more = f"   start-up {startup:.3f} s"
        answers.append(report("processes", lambda: list(pool.map(squares, sizes)), more))  # <-
    assert all(each == answers[0] for each in answers), "the strategies must agree"


if __name__ == "__main__":
    main()
