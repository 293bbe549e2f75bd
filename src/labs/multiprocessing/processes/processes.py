"""The same work sequentially, on threads and on processes, and in whose memory a change is seen.

    python3 processes.py --workers 2 --n 2000000
"""

import argparse
import multiprocessing
import os
import threading
import time

INITIAL, CHANGED = 0, 100

value = INITIAL  # one variable in the program; at run time, one in each memory


def work(worker, n, tell):
    global value
    before = value  # <- has it been changed?
    answer = sum(i * i for i in range(n))
    value += 1  # <- changes it, in its own memory (one thread at a time, or it would need a lock)
    tell((worker, os.getpid(), hex(id(work)), before, value, answer))


def work_locked(lock, worker, n, tell):
    with lock:
        work(worker, n, tell)


def in_process(worker, n, results):
    work(worker, n, results.put)


def report(strategy, seconds, seen, more=""):
    saw = sum(before >= CHANGED for _, _, _, before, _, _ in seen)
    print(f"{strategy:<12} {seconds:8.3f} s   {saw} of {len(seen)} saw the change, here it is {value}{more}")
    for worker, pid, address, before, after, _ in sorted(seen):
        print(f"    worker {worker}  pid {pid}  work() at {address}  before {before}  after {after}")
    return sorted(answer for *_, answer in seen)


def sequential(workers, n):
    seen = []
    for worker in range(1, workers + 1):
        work(worker, n, seen.append)
    return seen


def on_threads(workers, n):
    seen, lock = [], threading.Lock()
    threads = [
        threading.Thread(target=work_locked, args=(lock, w, n, seen.append))  # <- in this memory
        for w in range(1, workers + 1)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return seen


def on_processes(workers, n):
    results = multiprocessing.SimpleQueue()
    processes = [
        multiprocessing.Process(target=in_process, args=(w, n, results))  # <- each in its own memory
        for w in range(1, workers + 1)
    ]
    for process in processes:
        process.start()
    seen = [results.get() for _ in processes]
    for process in processes:
        process.join()
    return seen


def nothing():
    pass


def main():
    global value
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--n", type=int, default=2_000_000, help="squares for each worker")
    parser.add_argument("--seed", type=int, default=7, help="nothing is drawn here")
    args = parser.parse_args()
    print(f"this is pid {os.getpid()}")

    begin = time.perf_counter()
    empty = multiprocessing.Process(target=nothing)
    empty.start()
    empty.join()
    startup = time.perf_counter() - begin

    answers = []
    ways = {"sequential": sequential, "threads": on_threads, "processes": on_processes}
    for strategy, way in ways.items():
        value = CHANGED
        begin = time.perf_counter()
        seen = way(args.workers, args.n)
        seconds = time.perf_counter() - begin
        more = f"; one empty process takes {startup:.3f} s" if strategy == "processes" else ""
        answers.append(report(strategy, seconds, seen, more))
    assert all(each == answers[0] for each in answers), "the strategies must agree"


if __name__ == "__main__":
    # A forked process would start with a copy of this memory, including the changed value.
    multiprocessing.set_start_method("spawn")
    main()
