"""Several calls at once: results as they arrive, or whatever has arrived when the time is up.

    python3 async_as_completed.py --calls 4 --min_ms 500 --max_ms 2000 --timeout_ms 1500

Latencies and failures are drawn from the seed, once, for both ways.
"""

import argparse
import asyncio
import random
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Call:
    number: int
    latency_ms: int
    fails: bool


class Refused(Exception):
    """The other side did not answer."""


def draw_calls(args):
    rng = random.Random(args.seed)
    return [
        Call(number, rng.randint(args.min_ms, args.max_ms), rng.randrange(100) < args.failure)
        for number in range(1, args.calls + 1)
    ]


async def make(call):
    await asyncio.sleep(call.latency_ms / 1000)
    if call.fails:
        raise Refused(f"call {call.number}")
    return call.number


async def told(awaitable):
    """How an awaited call ended, in a word."""
    try:
        await awaitable
        return "done"
    except Refused:  # <- only what is expected: a bare except would hide mistakes
        return "failed"


async def as_completed(args, calls):
    tasks = [asyncio.create_task(make(call)) for call in calls]
    # A plain `for` works in every version; `async for` over this works only from 3.13 on.
    ends = [await told(future) for future in asyncio.as_completed(tasks)]  # <- whichever finishes first
    return {"done": ends.count("done"), "failed": ends.count("failed")}


async def wait(args, calls):
    tasks = [asyncio.create_task(make(call)) for call in calls]
    done, pending = await asyncio.wait(tasks, timeout=args.timeout_ms / 1000)  # <- cancels nothing
    for task in pending:
        task.cancel()  # <- this does
    await asyncio.gather(*pending, return_exceptions=True)  # <- and they still have to be awaited
    ends = [await told(task) for task in done]
    cancelled = sum(task.cancelled() for task in pending)
    return {
        "done": ends.count("done"),
        "failed": ends.count("failed"),
        "pending": len(pending),
        "cancelled": cancelled,
    }


def report(strategy, work, args, calls):
    begin = time.perf_counter()
    ends = asyncio.run(work(args, calls))
    seconds = time.perf_counter() - begin
    print(f"{strategy:<14} {seconds:8.3f} s   " + ", ".join(f"{n} {end}" for end, n in ends.items()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--calls", type=int, default=4)
    parser.add_argument("--min_ms", type=int, default=500)
    parser.add_argument("--max_ms", type=int, default=2000)
    parser.add_argument("--timeout_ms", type=int, default=1500)
    parser.add_argument("--failure", type=int, default=20)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    calls = draw_calls(args)
    report("as-completed", as_completed, args, calls)
    report("wait", wait, args, calls)


if __name__ == "__main__":
    main()
