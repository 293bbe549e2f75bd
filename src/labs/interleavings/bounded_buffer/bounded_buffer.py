"""A small buffer: one condition variable that wakes everybody, or one for each side.

    python3 bounded_buffer.py --producers 4 --consumers 4 --items 250 --capacity 1

`queue.Queue(maxsize=…)` is this, done for you: it has one condition for each side.
"""

import argparse
import collections
import threading
import time


class Buffer:
    def __init__(self, capacity):
        self.lock = threading.Lock()
        self.items = collections.deque()
        self.capacity = capacity
        self.woken = self.in_vain = 0

    def is_full(self):
        return len(self.items) >= self.capacity

    def is_empty(self):
        return not self.items

    def wait(self, condition, holds):
        """Waits for one notification, and counts it if there is still nothing to do."""
        condition.wait()
        self.woken += 1
        self.in_vain += holds()


class WhileAll(Buffer):
    def __init__(self, capacity):
        super().__init__(capacity)
        self.changed = threading.Condition(self.lock)  # <- both sides wait here

    def put(self, item):
        with self.changed:
            while self.is_full():  # <- `if` would not do: see the seat
                self.wait(self.changed, self.is_full)
            self.items.append(item)
            self.changed.notify_all()  # <- notify() might wake the wrong side

    def take(self):
        with self.changed:
            while self.is_empty():
                self.wait(self.changed, self.is_empty)
            item = self.items.popleft()
            self.changed.notify_all()
            return item


class WhileTwo(Buffer):
    def __init__(self, capacity):
        super().__init__(capacity)
        self.has_room = threading.Condition(self.lock)  # <- two condition variables, one lock
        self.has_items = threading.Condition(self.lock)

    def put(self, item):
        with self.lock:
            while self.is_full():
                self.wait(self.has_room, self.is_full)
            self.items.append(item)
            self.has_items.notify()  # <- whoever waits here can use it

    def take(self):
        with self.lock:
            while self.is_empty():
                self.wait(self.has_items, self.is_empty)
            item = self.items.popleft()
            self.has_room.notify()
            return item


def run(strategy, buffer, args):
    total, taken = args.producers * args.items, []

    def produce(producer):
        for item in range(producer * args.items, (producer + 1) * args.items):
            buffer.put(item)

    def consume(share):
        for _ in range(share):
            taken.append(buffer.take())

    shares = [total // args.consumers + (c < total % args.consumers) for c in range(args.consumers)]
    threads = [threading.Thread(target=produce, args=(p,)) for p in range(args.producers)]
    threads += [threading.Thread(target=consume, args=(share,)) for share in shares]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin
    assert sorted(taken) == list(range(total)), "an item was lost or came twice"
    print(
        f"{strategy:<12} {seconds:8.3f} s   taken {len(taken)} of {total}, "
        f"woken {buffer.woken}, in vain {buffer.in_vain}"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--producers", type=int, default=4)
    parser.add_argument("--consumers", type=int, default=4)
    parser.add_argument("--items", type=int, default=250, help="of each producer")
    parser.add_argument("--capacity", type=int, default=1)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    run("while-all", WhileAll(args.capacity), args)
    run("while-two", WhileTwo(args.capacity), args)


if __name__ == "__main__":
    main()
