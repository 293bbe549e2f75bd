"""Producers and consumers around a queue with and without a limit.

    python3 async_queue.py --capacity 5 --producers 2 --items 3 --consumers 2
"""

import argparse
import asyncio
import time

END = object()


async def produce(number, args, queue, lengths):
    blocked = 0.0
    for item in range(1, args.items + 1):
        await asyncio.sleep(args.produce_ms / 1000)
        begin = time.perf_counter()
        await queue.put((number, item))  # <- with a limit: waits here until there is room
        blocked += time.perf_counter() - begin
        lengths.append(queue.qsize())
    return blocked


async def consume(args, queue):
    got = []
    while (item := await queue.get()) is not END:
        await asyncio.sleep(args.consume_ms / 1000)
        got.append(item)
    return got


async def run(args, capacity):
    queue, lengths = asyncio.Queue(maxsize=capacity), [0]  # <- 0 means no limit
    consumers = [asyncio.create_task(consume(args, queue)) for _ in range(args.consumers)]
    producers = (produce(n, args, queue, lengths) for n in range(1, args.producers + 1))
    blocked = await asyncio.gather(*producers)
    for _ in consumers:
        await queue.put(END)  # <- one for each consumer, however many producers there were
    got = [item for items in await asyncio.gather(*consumers) for item in items]
    assert len(set(got)) == len(got) == args.producers * args.items, "lost, or got twice"
    return len(got), max(lengths), sum(blocked)


def report(strategy, args, capacity):
    begin = time.perf_counter()
    items, longest, blocked = asyncio.run(run(args, capacity))
    seconds = time.perf_counter() - begin
    print(f"{strategy:<12} {seconds:8.3f} s   {items} items, at most {longest} in the queue, waited {blocked:.3f} s for room")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--capacity", type=int, default=5)
    parser.add_argument("--producers", type=int, default=2)
    parser.add_argument("--items", type=int, default=3)
    parser.add_argument("--consumers", type=int, default=2)
    parser.add_argument("--produce_ms", type=int, default=500)
    parser.add_argument("--consume_ms", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    report("bounded", args, args.capacity)
    report("unbounded", args, 0)


if __name__ == "__main__":
    main()
