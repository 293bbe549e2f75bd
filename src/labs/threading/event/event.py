"""Waiters for one signal: with an event, and by polling.

python3 event.py --waiters 3 --delay_ms 2000 --poll_ms 10
"""

import argparse
import threading
import time


def with_event(ready, pause):
    ready.wait()  # <- sleeps until it is set
    return 0


def by_polling(ready, pause):
    idle = 0
    while not ready.is_set():
        idle += 1  # <- checked in vain
        time.sleep(pause)
    return idle


def run(strategy, wait, args):
    ready, starts = threading.Event(), []

    def waiter():
        idle = wait(ready, args.poll_ms / 1000)
        starts.append((time.perf_counter(), idle))

    threads = [threading.Thread(target=waiter) for _ in range(args.waiters)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    time.sleep(args.delay_ms / 1000)
    given = time.perf_counter()
    ready.set()  # <- lets all of them go
    for thread in threads:
        thread.join()  # <- instead of sleeping for long enough and hoping
    seconds = time.perf_counter() - begin
    late = max(at - given for at, _ in starts) * 1000
    idle = sum(idle for _, idle in starts)
    assert all(at >= given for at, _ in starts), "somebody went on before the signal"
    print(f"{strategy:<12} {seconds:8.3f} s   latest start {late:.2f} ms after the signal, looked in vain {idle} times")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--waiters", type=int, default=3)
    parser.add_argument("--delay_ms", type=int, default=2000)
    parser.add_argument("--poll_ms", type=int, default=10)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    run("event", with_event, args)
    run("polling", by_polling, args)


if __name__ == "__main__":
    main()
