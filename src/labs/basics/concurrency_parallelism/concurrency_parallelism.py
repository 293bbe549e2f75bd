"""Tasks that compute and wait: one after another, interleaved on one thread, and in parallel.

    python3 concurrency_parallelism.py --tasks 3 --n 1000000 --wait_ms 100

Python's threads share a GIL, so here `parallel` uses processes.
"""

import argparse
import asyncio
import time
from concurrent.futures import ProcessPoolExecutor

STEP = 50_000  # numbers squared before yielding to the other tasks


def steps(begin, end):
    for start in range(begin, end, STEP):
        yield sum(i * i for i in range(start, min(start + STEP, end)))


def block(n, wait_ms):
    total = sum(steps(0, n // 2))
    time.sleep(wait_ms / 1000)
    return total + sum(steps(n // 2, n))


async def take_turns(n, wait_ms):
    total = 0
    for step in steps(0, n // 2):
        total += step
        await asyncio.sleep(0)  # <- yields to the other tasks
    await asyncio.sleep(wait_ms / 1000)  # <- they continue while this one waits
    for step in steps(n // 2, n):
        total += step
        await asyncio.sleep(0)
    return total


def sequential(args, pool):
    return [block(args.n, args.wait_ms) for _ in range(args.tasks)]  # <-


def interleaved(args, pool):
    async def all_of_them():
        tasks = (take_turns(args.n, args.wait_ms) for _ in range(args.tasks))
        return await asyncio.gather(*tasks)  # <- all of them, on one thread

    return asyncio.run(all_of_them())


def parallel(args, pool):
    return list(pool.map(block, [args.n] * args.tasks, [args.wait_ms] * args.tasks))  # <-


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--tasks", type=int, default=3)
    parser.add_argument("--n", type=int, default=1_000_000)
    parser.add_argument("--wait_ms", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    answers = []
    with ProcessPoolExecutor(max_workers=args.tasks) as pool:
        list(pool.map(abs, range(args.tasks)))  # they start here, outside the measurement
        for work in (sequential, interleaved, parallel):
            begin = time.perf_counter()
            answer = work(args, pool)
            print(f"{work.__name__:<12} {time.perf_counter() - begin:8.3f} s   answer {sum(answer)}")
            answers.append(answer)
    assert answers[0] == answers[1] == answers[2], "all must come to the same"


if __name__ == "__main__":
    main()
