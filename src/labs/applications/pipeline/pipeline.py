"""A queue feeds workers, some items fail, and results are merged: one worker, threads, tasks, processes.

    python3 pipeline.py --items 15 --workers 3 --min_ms 100 --max_ms 500 --failure 20
"""

import argparse
import asyncio
import queue
import random
import threading
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import get_context
from os import getpid

END = None  # the end signal: Queue.shutdown() came with Python 3.13


class BadData(Exception):
    pass


def transform(item):
    number, value, _, broken = item
    if broken:
        raise BadData(number)
    return value * 2


def draw(args):
    """The same items for every strategy."""
    rng = random.Random(args.seed)
    return [
        (number, rng.randint(1, 100), rng.uniform(args.min_ms, args.max_ms), rng.random() * 100 < args.failure)
        for number in range(1, args.items + 1)
    ]


def work(item):
    time.sleep(item[2] / 1000)
    try:
        return item[0], transform(item)
    except BadData:
        return item[0], None  # a failure is this item's result


def on_threads(items, workers):
    todo, results = queue.Queue(), queue.Queue()

    def worker(me):
        while (item := todo.get()) is not END:
            try:
                results.put((work(item), me))
            finally:
                todo.task_done()  # <- on every path, or join() waits forever
        todo.task_done()

    threads = [threading.Thread(target=worker, args=(me,)) for me in range(1, workers + 1)]
    for thread in threads:
        thread.start()
    for item in items:
        todo.put(item)
    for _ in threads:
        todo.put(END)
    todo.join()  # <- every item has been processed, good or bad
    for thread in threads:
        thread.join()
    return [results.get() for _ in items]


async def as_tasks(items, workers):
    todo, merged = asyncio.Queue(), []
    for item in items:
        todo.put_nowait(item)

    async def worker(me):
        while not todo.empty():
            item = todo.get_nowait()
            await asyncio.sleep(item[2] / 1000)  # <- the thread continues with another task
            try:
                merged.append(((item[0], transform(item)), me))
            except BadData:
                merged.append(((item[0], None), me))

    await asyncio.gather(*(worker(me) for me in range(1, workers + 1)))
    return merged


def in_process(item):
    return work(item), getpid()


def on_processes(pool, items):
    futures = [pool.submit(in_process, item) for item in items]  # <- items are pickled and sent
    return [future.result() for future in as_completed(futures)]


def report(strategy, run):
    begin = time.perf_counter()
    merged = run()
    seconds = time.perf_counter() - begin
    shares = sorted(Counter(by for _, by in merged).values(), reverse=True)
    results = sorted(result for result, _ in merged)
    failed = sum(value is None for _, value in results)
    print(
        f"{strategy:<12} {seconds:8.3f} s   {len(results) / seconds:6.1f} items/s"
        f"   {len(results) - failed} good, {failed} failed   shares {shares}"
    )
    return results


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=15)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--min_ms", type=int, default=100)
    parser.add_argument("--max_ms", type=int, default=500)
    parser.add_argument("--failure", type=int, default=20, help="percent")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    items = draw(args)

    found = [
        report("one-worker", lambda: on_threads(items, 1)),
        report("workers", lambda: on_threads(items, args.workers)),
        report("async", lambda: asyncio.run(as_tasks(items, args.workers))),
    ]
    with ProcessPoolExecutor(args.workers, mp_context=get_context("spawn")) as pool:
        list(pool.map(abs, range(args.workers)))  # they start here, outside the measurement
        found.append(report("processes", lambda: on_processes(pool, items)))
    assert all(each == found[0] for each in found), "every item once, and the same from every strategy"


if __name__ == "__main__":
    main()
