"""What threads, processes and tasks cost: to create, in memory, to switch, and how many can live.

    python3 choose.py --threads 64 --processes 16 --tasks 100000 --switches 10000
"""

import argparse
import asyncio
import multiprocessing
import threading
import time
import tracemalloc
from pathlib import Path

STATUS = Path("/proc/self/status")  # Linux; elsewhere a process's memory is not reported


def resident():
    """Bytes that the system holds in memory for this process; None if unknown."""
    if not STATUS.exists():
        return None
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


def report(strategy, asked, alive, create, memory, switch):
    memory = "not known" if memory is None else f"{memory:,.0f} bytes"
    print(
        f"{strategy:<8} alive at once {alive} of {asked}   create {create * 1e6:,.1f} us each"
        f"   memory {memory} each   switch {switch * 1e6:,.2f} us"
    )


def thread(count, switches):
    gate, all_here = threading.Event(), threading.Barrier(count + 1)

    def stand():
        all_here.wait()
        gate.wait()  # <- nobody leaves before the last one has arrived

    before, begin = resident(), time.perf_counter()
    threads = [threading.Thread(target=stand) for _ in range(count)]
    for one in threads:
        one.start()
    all_here.wait()
    create = (time.perf_counter() - begin) / count
    alive = threading.active_count() - 1
    # What is in memory; of the 8 MiB of stack that each reserves, only what it has touched.
    memory = None if before is None else max(resident() - before, 0) / count
    gate.set()
    for one in threads:
        one.join()
    return count, alive, create, memory, hand_over(switches)


def hand_over(switches):
    changed, whose, rounds = threading.Condition(), [0], max(switches // 2, 1)

    def play(me):
        for _ in range(rounds):
            with changed:
                while whose[0] != me:
                    changed.wait()  # <- sleeps; the other thread continues
                whose[0] = 1 - me
                changed.notify()

    other = threading.Thread(target=play, args=(1,))
    other.start()
    begin = time.perf_counter()
    play(0)
    other.join()
    return (time.perf_counter() - begin) / (2 * rounds)


def serve(pipe):
    """A process: reports how much memory it has, then echoes what it gets until that is None."""
    pipe.send(resident())
    while (message := pipe.recv()) is not None:
        pipe.send(message)


def process(count, switches):
    context = multiprocessing.get_context("spawn")  # <- a new interpreter, not a copy of this one
    begin = time.perf_counter()
    pipes = []
    for _ in range(count):
        mine, theirs = context.Pipe()
        one = context.Process(target=serve, args=(theirs,))
        one.start()
        theirs.close()
        pipes.append((one, mine))
    memories = [pipe.recv() for _, pipe in pipes]
    create = (time.perf_counter() - begin) / count
    memory = None if None in memories else sum(memories) / count
    alive = sum(one.is_alive() for one, _ in pipes)
    pipe, rounds = pipes[0][1], max(switches // 2, 1)
    begin = time.perf_counter()
    for turn in range(rounds):
        pipe.send(turn)
        pipe.recv()  # <- a round trip: two switches
    switch = (time.perf_counter() - begin) / (2 * rounds)
    for one, pipe in pipes:
        pipe.send(None)
        one.join()
        pipe.close()
    return count, alive, create, memory, switch


async def task(count, switches):
    gate, here = asyncio.Event(), 0

    async def stand():
        nonlocal here
        here += 1
        await gate.wait()  # <- a coroutine that waits is an object, not a stack

    async def all_of_them():
        tasks = [asyncio.create_task(stand()) for _ in range(count)]
        while here < count:
            await asyncio.sleep(0)
        return tasks

    async def release(tasks):
        gate.set()
        await asyncio.gather(*tasks)

    begin = time.perf_counter()
    tasks = await all_of_them()
    create = (time.perf_counter() - begin) / count
    alive = sum(not one.done() for one in tasks)
    await release(tasks)

    # Once more, since counting every allocation slows them down.
    here, gate = 0, asyncio.Event()
    del tasks
    tracemalloc.start()
    tasks = await all_of_them()
    memory = tracemalloc.get_traced_memory()[0] / count  # <-
    tracemalloc.stop()
    await release(tasks)

    async def alternate(rounds):
        for _ in range(rounds):
            await asyncio.sleep(0)  # <- yields to the other

    rounds = max(switches // 2, 1)
    begin = time.perf_counter()
    await asyncio.gather(alternate(rounds), alternate(rounds))
    return count, alive, create, memory, (time.perf_counter() - begin) / (2 * rounds)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--switches", type=int, default=2_000)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    report("thread", *thread(args.threads, args.switches))
    report("process", *process(args.processes, args.switches))
    report("task", *asyncio.run(task(args.tasks, args.switches)))


if __name__ == "__main__":
    main()
