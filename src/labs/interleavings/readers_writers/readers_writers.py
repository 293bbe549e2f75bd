"""A document that many may read but only one may write: three rules for who goes first.

    python3 readers_writers.py --readers 4 --writers 2 --reads 8 --writes 8

Python's standard library has no lock of this kind. A condition is enough to make one; the three differ in
what they wait for and in nothing else.
"""

import argparse
import contextlib
import threading
import time


class Gate:
    def __init__(self):
        self.changed = threading.Condition()
        self.reading = 0
        self.writing = False
        self.writers_waiting = 0
        self.arrived = 0
        self.entered = 0

    @contextlib.contextmanager
    def reader(self):
        with self.changed:
            ticket, self.arrived = self.arrived, self.arrived + 1
            self.changed.wait_for(lambda: self.may_read(ticket))  # <-
            self.reading += 1
            entered, self.entered = self.entered, self.entered + 1
            self.changed.notify_all()  # in turn, the next in line may be a reader too
        yield ticket, entered
        with self.changed:
            self.reading -= 1
            self.changed.notify_all()  # <- everybody checks again whether it may

    @contextlib.contextmanager
    def writer(self):
        with self.changed:
            ticket, self.arrived = self.arrived, self.arrived + 1
            self.writers_waiting += 1
            self.changed.wait_for(lambda: self.may_write(ticket))  # <-
            self.writers_waiting -= 1
            self.writing = True
            entered, self.entered = self.entered, self.entered + 1
        yield ticket, entered
        with self.changed:
            self.writing = False
            self.changed.notify_all()

    def may_read(self, ticket):
        return not self.writing

    def may_write(self, ticket):
        return not self.writing and self.reading == 0


class ReadersFirst(Gate):
    """As it is: readers do not check who is waiting."""


class WritersFirst(Gate):
    def may_read(self, ticket):
        return not self.writing and self.writers_waiting == 0  # <-


class Fair(Gate):
    def may_read(self, ticket):
        return ticket == self.entered and super().may_read(ticket)  # <-

    def may_write(self, ticket):
        return ticket == self.entered and super().may_write(ticket)  # <-


def run(strategy, gate, args):
    document = {"front": 0, "back": 0}
    visits, torn, keeper = [], [], threading.Lock()

    def visit(kind, work, rounds):
        for _ in range(rounds):
            asked = time.perf_counter()
            with (gate.reader() if kind == "reader" else gate.writer()) as (ticket, entered):
                waited = time.perf_counter() - asked
                work()
            with keeper:
                visits.append((kind, ticket, entered, waited))
            time.sleep(args.rest_ms / 1000)

    def read():
        front = document["front"]
        time.sleep(args.read_ms / 1000)
        if front != document["back"]:
            torn.append(front)

    def write():
        version = document["front"] + 1
        document["front"] = version
        time.sleep(args.write_ms / 1000)
        document["back"] = version

    threads = [threading.Thread(target=visit, args=("reader", read, args.reads)) for _ in range(args.readers)]
    threads += [threading.Thread(target=visit, args=("writer", write, args.writes)) for _ in range(args.writers)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin

    def worst(kind):
        mine = [v for v in visits if v[0] == kind]
        passed = max(sum(o[1] > v[1] and o[2] < v[2] for o in visits) for v in mine)
        return f"{kind} waited up to {max(v[3] for v in mine) * 1000:.0f} ms and was passed by up to {passed}"

    print(
        f"{strategy:<14} {seconds:8.3f} s   version {document['back']}, torn {len(torn)}, "
        f"{worst('writer')}, {worst('reader')}"
    )
    return document["back"] == args.writers * args.writes and not torn


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--writers", type=int, default=2)
    parser.add_argument("--reads", type=int, default=8)
    parser.add_argument("--writes", type=int, default=8)
    parser.add_argument("--read_ms", type=int, default=5)
    parser.add_argument("--write_ms", type=int, default=5)
    parser.add_argument("--rest_ms", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    whole = [
        run("readers-first", ReadersFirst(), args),
        run("writers-first", WritersFirst(), args),
        run("fair", Fair(), args),
    ]
    assert all(whole), "a reader saw half a version, or a version was lost"


if __name__ == "__main__":
    main()
