"""Two tasks, one of which is cancelled midway.

    python3 task_cancel.py --steps 5 --step_ms 500 --cancel_ms 1500
"""

import argparse
import asyncio
import time


class Notes:
    """What a task leaves behind: a cancelled one has no result to carry it."""

    def __init__(self):
        self.steps = 0
        self.cleaned = False


def compute(ms):
    """Without an await nobody else gets the thread, so nobody can cancel it either."""
    end = time.perf_counter() + ms / 1000
    while time.perf_counter() < end:
        pass


async def work(args, notes):
    try:
        for step in range(1, args.steps + 1):
            compute(args.busy_ms)
            await asyncio.sleep(args.step_ms / 1000)  # <- only here can it be cancelled
            notes.steps = step
    finally:
        # A second cancel would cut off this await too; asyncio has `shield` for that.
        await asyncio.sleep(args.cleanup_ms / 1000)  # <- a cancelled task finishes this
        notes.cleaned = True


async def run(args, cancel):
    notes = [Notes(), Notes()]
    tasks = [asyncio.create_task(work(args, each)) for each in notes]
    if cancel:
        await asyncio.wait(tasks, timeout=args.cancel_ms / 1000)
        tasks[1].cancel()  # <- a request; the task ends at its await, after its clean-up
    await asyncio.gather(*tasks, return_exceptions=True)
    assert notes[0].steps == args.steps, "nobody has cancelled A"
    return notes, tasks[1].cancelled()


def report(strategy, args, cancel):
    begin = time.perf_counter()
    (a, b), cancelled = asyncio.run(run(args, cancel))
    seconds = time.perf_counter() - begin
    cleaned = a.cleaned + b.cleaned
    print(
        f"{strategy:<12} {seconds:8.3f} s   A {a.steps}, B {b.steps} of {args.steps} steps, "
        f"B {'cancelled' if cancelled else 'finished'}, {cleaned} cleaned up"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--steps", type=int, default=5)
    parser.add_argument("--step_ms", type=int, default=500)
    parser.add_argument("--busy_ms", type=int, default=0)
    parser.add_argument("--cancel_ms", type=int, default=1500)
    parser.add_argument("--cleanup_ms", type=int, default=200)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    report("finish", args, cancel=False)
    report("cancel", args, cancel=True)


if __name__ == "__main__":
    main()
