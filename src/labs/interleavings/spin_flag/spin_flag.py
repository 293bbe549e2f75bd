"""Messages in plain data, and a flag that says how many have been written.

    python3 spin_flag.py --messages 100000 --readers 1

CPython has no orderings to choose from: under the GIL every thread sees every write in the order in which it was
made, so all three names come to the same here. That is what the interpreter does; the language promises it of its
own structures alone, and `threading.Event` or `queue.Queue` is what a program should rely on.
"""

import argparse
import threading
import time


def run(strategy, args, note=""):
    places, there = [0] * args.messages, [0]
    ready = threading.Barrier(args.readers + 1)
    stale = []

    def write():
        ready.wait()
        for number in range(1, args.messages + 1):
            places[number - 1] = number
            there[0] = number  # <- only after the message

    def read():
        ready.wait()
        mine = 0
        for number in range(1, args.messages + 1):
            while there[0] < number:  # <- spins, and lets nobody else have the GIL sooner for it
                time.sleep(0)  # <- so it offers it to them
            mine += places[number - 1] != number
        stale.append(mine)

    threads = [threading.Thread(target=write)]
    threads += [threading.Thread(target=read) for _ in range(args.readers)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    ns = seconds * 1e9 / args.messages
    print(f"{strategy:<16} {seconds:8.3f} s   {ns:6.0f} ns a message, stale {sum(stale)}{note}")
    return sum(stale)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--readers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    same = "   (Python has no orderings: the same again)"
    stale = run("release-acquire", args) + run("seq-cst", args, same) + run("relaxed", args, same)
    assert stale == 0, "a message was read before it was there"


if __name__ == "__main__":
    main()
