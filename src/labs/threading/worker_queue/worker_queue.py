"""Tasks in a queue, taken by one worker and by several.

python3 worker_queue.py --tasks 5 --workers 3 --work_ms 500
"""

import argparse
import queue
import threading
import time
from collections import Counter

END = None  # the end signal: Queue.shutdown() came with Python 3.13


def worker(me, tasks, work_ms, done):
    while (task := tasks.get()) is not END:  # <- waits while the queue is empty
        time.sleep(work_ms / 1000)
        done.put((task, me))
    tasks.put(END)  # <- passed on, so that one signal sends everybody home


def serve(workers, args):
    tasks, done = queue.Queue(), queue.Queue()
    threads = [
        threading.Thread(target=worker, args=(me, tasks, args.work_ms, done))
        for me in range(1, workers + 1)
    ]
    for thread in threads:
        thread.start()
    for task in range(1, args.tasks + 1):
        tasks.put(task)
    tasks.put(END)  # <- after the last task
    for thread in threads:
        thread.join()
    return sorted(done.get() for _ in range(done.qsize()))


def report(strategy, workers, args):
    begin = time.perf_counter()
    done = serve(workers, args)
    seconds = time.perf_counter() - begin
    shares = Counter(me for _, me in done)
    shares = ", ".join(f"{me}: {shares[me]}" for me in range(1, workers + 1))
    print(f"{strategy:<12} {seconds:8.3f} s   tasks of each worker: {shares}")
    assert [task for task, _ in done] == list(range(1, args.tasks + 1)), "each task exactly once"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", type=int, default=5)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--work_ms", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    report("one-worker", 1, args)
    report("workers", args.workers, args)


if __name__ == "__main__":
    main()
