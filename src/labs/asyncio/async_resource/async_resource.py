"""A resource that is opened, used and closed, whatever happens in between.

    python3 async_resource.py --open_ms 500 --work_ms 1000 --close_ms 300
"""

import argparse
import asyncio
import time


class Broken(Exception):
    """The work has failed."""


class Resource:
    """Opening and closing both have to wait for the other side."""

    def __init__(self, args):
        self.args = args
        self.opened = self.closed = 0

    async def open(self):
        await asyncio.sleep(self.args.open_ms / 1000)
        self.opened += 1

    async def close(self):
        await asyncio.sleep(self.args.close_ms / 1000)
        self.closed += 1

    async def __aenter__(self):
        await self.open()
        return self

    async def __aexit__(self, kind, value, trace):
        await self.close()  # <- on every way out of the block
        return False  # <- and the exception propagates


async def work(args, share, fails):
    await asyncio.sleep(args.work_ms * share / 100 / 1000)
    if fails:
        raise Broken("on purpose")


async def normal(args, resource):
    async with resource:  # <-
        await work(args, 100, fails=False)


async def failure(args, resource):
    async with resource:
        await work(args, args.break_at, fails=True)


async def cancelled(args, resource):
    task = asyncio.create_task(normal(args, resource))
    await asyncio.wait([task], timeout=(args.open_ms + args.work_ms * args.break_at / 100) / 1000)
    task.cancel()
    await task


async def by_hand(args, resource):
    await resource.open()
    await work(args, args.break_at, fails=True)
    await resource.close()  # <- never gets this far


def report(strategy, way, args):
    resource, begin, end = Resource(args), time.perf_counter(), "finished"
    try:
        asyncio.run(way(args, resource))
    except Broken:
        end = "failed"
    except asyncio.CancelledError:
        end = "cancelled"
    seconds = time.perf_counter() - begin
    left = resource.opened - resource.closed
    print(f"{strategy:<12} {seconds:8.3f} s   {end}, closed {resource.closed}, left open {left}")
    return left


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--open_ms", type=int, default=500)
    parser.add_argument("--work_ms", type=int, default=1000)
    parser.add_argument("--close_ms", type=int, default=300)
    parser.add_argument("--break_at", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    ways = {"normal": normal, "failure": failure, "cancelled": cancelled}
    left = sum(report(name, way, args) for name, way in ways.items())
    assert left == 0, "async with has left something open"
    report("by-hand", by_hand, args)


if __name__ == "__main__":
    main()
