"""Three waits one by one, and gathered.

python3 gather.py --first_ms 1000 --second_ms 2000 --third_ms 1500
"""

import argparse
import asyncio
import time


async def task(number, ms, finished):
    await asyncio.sleep(ms / 1000)
    finished.append(number)
    return number


async def one_by_one(waits, finished):
    results = []
    for number, ms in enumerate(waits, start=1):
        results.append(await task(number, ms, finished))  # <- the next begins when this one is done
    return results


async def gathered(waits, finished):
    tasks = (task(number, ms, finished) for number, ms in enumerate(waits, start=1))
    return await asyncio.gather(*tasks)  # <- all have begun before any is done


def report(strategy, work, waits):
    finished, begin = [], time.perf_counter()
    returned = asyncio.run(work(waits, finished))
    seconds = time.perf_counter() - begin
    print(f"{strategy:<12} {seconds:8.3f} s   returned {returned}, finished {finished}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--first_ms", type=int, default=1000)
    parser.add_argument("--second_ms", type=int, default=2000)
    parser.add_argument("--third_ms", type=int, default=1500)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()
    waits = [args.first_ms, args.second_ms, args.third_ms]

    report("one-by-one", one_by_one, waits)
    report("gather", gathered, waits)


if __name__ == "__main__":
    main()
