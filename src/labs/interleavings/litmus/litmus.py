"""Litmus tests: what two variables can show to threads that access them at the same time.

    python3 litmus.py --shape store-buffering --rounds 20000

CPython has no memory orders to choose from. Under the GIL one thread at a time makes accesses, in the order in which
they are written, and whoever gets the GIL sees all of them: every outcome follows from some order of all accesses,
so all four names come to the same here. Python's language reference promises that of no plain variable; a program
should rely on `threading.Lock`, `threading.Event` or `queue.Queue`.
"""

import argparse
import threading
import time

WEAK = {
    "store-buffering": (0, 0),
    "message-passing": (1, 0),
    "iriw": (1, 0, 1, 0),
    "write-to-read": (1, 1, 0),
    "two-plus-two-writes": (1, 1),
    "coherence": (1, 0),
    "load-buffering": (1, 1),
}


def write(name, value):
    def act(place, seen):
        place[name] = value

    return act


def read(name):
    def act(place, seen):
        seen.append(place[name])

    return act


SHAPES = {
    "store-buffering": [[write("x", 1), read("y")], [write("y", 1), read("x")]],
    "message-passing": [[write("x", 1), write("y", 1)], [read("y"), read("x")]],
    "iriw": [[write("x", 1)], [write("y", 1)], [read("x"), read("y")], [read("y"), read("x")]],
    "write-to-read": [[write("x", 1)], [read("x"), write("y", 1)], [read("y"), read("x")]],
    "two-plus-two-writes": [[write("x", 1), write("y", 2)], [write("y", 1), write("x", 2)]],
    "coherence": [[write("x", 1)], [read("x"), read("x")]],
    "load-buffering": [[read("x"), write("y", 1)], [read("y"), write("x", 1)]],
}


def run(strategy, args, note=""):
    programs = SHAPES[args.shape]
    places = [{"x": 0, "y": 0} for _ in range(args.rounds)]
    seen = [[[] for _ in range(args.rounds)] for _ in programs]
    ready = threading.Barrier(len(programs))

    def play(thread):
        ready.wait()
        for place, mine in zip(places, seen[thread]):
            for act in programs[thread]:
                act(place, mine)  # <- one access after the other, as the program has them

    threads = [threading.Thread(target=play, args=(thread,)) for thread in range(len(programs))]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin

    counts = {}
    for at, place in enumerate(places):
        outcome = tuple(value for thread in seen for value in thread[at])
        if args.shape == "two-plus-two-writes":
            outcome = (place["x"], place["y"])
        counts[outcome] = counts.get(outcome, 0) + 1
    weak = counts.get(WEAK[args.shape], 0)
    print(f"{strategy:<16} {seconds:8.3f} s   weak {weak} of {args.rounds}{note}")
    for outcome in sorted(counts):
        print(f"    {outcome}: {counts[outcome]}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shape", choices=list(SHAPES), default="store-buffering")
    parser.add_argument("--rounds", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    run("relaxed", args)
    for strategy in ["release-acquire", "fences", "seq-cst"]:
        run(strategy, args, "   (Python has no orders: the same again)")


if __name__ == "__main__":
    main()
