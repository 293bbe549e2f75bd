"""Processes that count together: on a shared integer with and without a lock, and by messages to an owner.

    python3 shared_memory.py --processes 2 --increments 5 --gap_ms 100
"""

import argparse
import multiprocessing
import time

# Targets are at the top of the module: a spawned process imports it and looks them up by name.


def with_lock(counter, ready, increments, gap):
    ready.wait()
    for _ in range(increments):
        with counter.get_lock():  # <- one process at a time
            value = counter.value
            time.sleep(gap)
            counter.value = value + 1


def without_lock(counter, ready, increments, gap):
    ready.wait()
    for _ in range(increments):
        value = counter.value  # <- another process may read the same value,
        time.sleep(gap)
        counter.value = value + 1  # <- and this overwrites what it has added since


def send(amounts, ready, increments, gap):
    ready.wait()
    for _ in range(increments):
        time.sleep(gap)
        amounts.put(1)  # <- tells the owner, and continues
    amounts.put(None)  # this one has no more


def own(amounts, ready, processes, result):
    ready.wait()
    count = 0
    while processes > 0:
        amount = amounts.get()
        if amount is None:
            processes -= 1
        else:
            count += amount  # <- an integer like any other
    result.put(count)


def run(target, arguments, count, more=()):
    """Starts the processes, lets them go together, and returns how long they took from then on."""
    ready = multiprocessing.Barrier(count + len(more) + 1)
    processes = [multiprocessing.Process(target=target, args=arguments(ready)) for _ in range(count)]
    processes += [multiprocessing.Process(target=t, args=a(ready)) for t, a in more]
    for process in processes:
        process.start()
    ready.wait()  # all are running: start-up is not what is measured
    begin = time.perf_counter()
    for process in processes:
        process.join()
        assert process.exitcode == 0, "a process failed"
    return time.perf_counter() - begin


def report(strategy, seconds, counted, expected):
    print(f"{strategy:<12} {seconds:8.3f} s   counted {counted} of {expected}, lost {expected - counted}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--increments", type=int, default=5, help="for each process")
    parser.add_argument("--gap_ms", type=float, default=100, help="between read and write")
    parser.add_argument("--seed", type=int, default=7, help="nothing is drawn here")
    args = parser.parse_args()
    gap, expected = args.gap_ms / 1000, args.processes * args.increments

    for strategy, target in [("lock", with_lock), ("no-lock", without_lock)]:
        counter = multiprocessing.Value("i", 0)
        seconds = run(target, lambda ready: (counter, ready, args.increments, gap), args.processes)
        report(strategy, seconds, counter.value, expected)

    amounts, result = multiprocessing.Queue(), multiprocessing.SimpleQueue()
    owner = (own, lambda ready: (amounts, ready, args.processes, result))
    seconds = run(send, lambda ready: (amounts, ready, args.increments, gap), args.processes, [owner])
    report("messages", seconds, result.get(), expected)


if __name__ == "__main__":
    # The same on every system: a fresh interpreter for each process.
    multiprocessing.set_start_method("spawn")
    main()
