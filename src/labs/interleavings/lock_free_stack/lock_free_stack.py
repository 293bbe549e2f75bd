"""A stack of numbered nodes that threads take and give back, with a lock and without.

    python3 lock_free_stack.py --rounds 20000 --threads 4 --nodes 8

Python has no compare-and-exchange. `Cell.compare_exchange` stands in for the instruction: its lock makes the comparison and the
exchange one step, and nothing more. Between any two lines threads may still change, and `treiber` can lose nodes. As it seldom
happens under the GIL, turns are short here.
"""

import argparse
import sys
import threading
import time


class Cell:
    def __init__(self, value):
        self.value = value
        self._step = threading.Lock()

    def compare_exchange(self, current, new):
        with self._step:
            if self.value != current:
                return False
            self.value = new
            return True


class Stack:
    """Nodes are numbered from 1; 0 is none. Node 3 is above node 2, node 2 above node 1."""

    def __init__(self, nodes, head):
        self.next = list(range(-1, nodes))
        self.item = [0] * (nodes + 1)
        self.head = Cell(head)
        self.lock = threading.Lock()


def push_locked(stack, node):
    with stack.lock:  # <- one at a time
        stack.next[node] = stack.head.value
        stack.head.value = node


def pop_locked(stack):
    with stack.lock:  # <-
        top = stack.head.value
        if top:
            stack.head.value = stack.next[top]
        return top


def push(stack, node):
    while True:
        top = stack.head.value
        stack.next[node] = top
        if stack.head.compare_exchange(top, node):
            return


def pop(stack):
    while True:
        top = stack.head.value
        if not top:
            return 0
        below = stack.next[top]  # <- true for as long as nobody pops `top`
        if stack.head.compare_exchange(top, below):
            return top  # <- it is on top: still, or again?


def push_tagged(stack, node):
    while True:
        head = version, top = stack.head.value
        stack.next[node] = top
        if stack.head.compare_exchange(head, (version + 1, node)):  # <- never the same head twice
            return


def pop_tagged(stack):
    while True:
        head = version, top = stack.head.value
        if not top:
            return 0
        if stack.head.compare_exchange(head, (version + 1, stack.next[top])):
            return top  # <- nobody has touched the stack since `head` was read


def run(strategy, args, push, pop, head):
    stack, ready, ends = Stack(args.nodes, head), threading.Barrier(args.threads), []

    def take(thread):
        node = pop(stack)
        if node:
            stack.item[node] = thread
        return node

    def give(thread, node):
        if not node:
            return False
        another = stack.item[node] != thread
        push(stack, node)
        return another

    def work(thread):
        ready.wait()
        kept = twice = 0
        for _ in range(args.rounds):
            twice += give(thread, kept)
            first = take(thread)
            kept = take(thread)
            twice += give(thread, first)
        ends.append((kept, twice))

    threads = [threading.Thread(target=work, args=(number,)) for number in range(1, args.threads + 1)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begin

    found, top = set(), stack.head.value
    at = top[1] if isinstance(top, tuple) else top
    while at and at not in found:  # <- it may go in a circle
        found.add(at)
        at = stack.next[at]
    twice = 0
    for kept, noticed in ends:
        twice += noticed + (kept in found)
        if kept:
            found.add(kept)
    lost = args.nodes - len(found)
    print(f"{strategy:<8} {seconds:8.3f} s   with two at once {twice}, lost {lost} of {args.nodes}")
    return twice + lost


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=20_000)
    parser.add_argument("--threads", type=int, default=4)
    parser.add_argument("--nodes", type=int, default=8)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    sys.setswitchinterval(1e-6)  # <- the shortest turns that CPython allows
    assert run("mutex", args, push_locked, pop_locked, args.nodes) == 0
    run("treiber", args, push, pop, args.nodes)
    assert run("tagged", args, push_tagged, pop_tagged, (0, args.nodes)) == 0


if __name__ == "__main__":
    main()
