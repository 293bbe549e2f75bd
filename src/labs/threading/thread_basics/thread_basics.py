"""Two workers one after the other, and as threads.

python3 thread_basics.py --first_ms 1000 --second_ms 2000
"""

import argparse
import threading
import time


def worker(number, ms, done):
    time.sleep(ms / 1000)
    done.append(number)


def sequential(works):
    done = []
    for number, ms in enumerate(works, start=1):
        worker(number, ms, done)  # <- the next begins when this one has finished
    return done


def threads(works):
    done = []
    started = [
        threading.Thread(target=worker, args=(number, ms, done))
        for number, ms in enumerate(works, start=1)
    ]
    for thread in started:
        thread.start()  # <- returns at once
    for thread in started:
        thread.join()  # <- waits until the thread has finished
    return done


def report(strategy, work, works):
    begin = time.perf_counter()
    done = work(works)
    seconds = time.perf_counter() - begin
    print(f"{strategy:<12} {seconds:8.3f} s   over in this order: {done}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--first_ms", type=int, default=1000)
    parser.add_argument("--second_ms", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()
    works = [args.first_ms, args.second_ms]

    report("sequential", sequential, works)
    report("threads", threads, works)


if __name__ == "__main__":
    main()
