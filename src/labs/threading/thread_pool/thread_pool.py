"""Downloads one after another, and mapped over a thread pool.

    python3 thread_pool.py --urls 5 --workers 3 --min_ms 500 --max_ms 2000

How long each download takes is drawn from the seed, once, for both strategies.
"""

import argparse
import random
import time
from concurrent.futures import ThreadPoolExecutor


def draw(args):
    rng = random.Random(args.seed)
    return [
        (number, rng.randint(args.min_ms, args.max_ms), rng.randint(1000, 5000))
        for number in range(1, args.urls + 1)
    ]


def downloader(finished):
    def download(url):
        number, ms, size = url
        time.sleep(ms / 1000)
        finished.append(number)
        return number, size

    return download


def sequential(download, urls, workers):
    return [download(url) for url in urls]  # <- one at a time


def pool(download, urls, workers):
    with ThreadPoolExecutor(max_workers=workers) as executor:
        return list(executor.map(download, urls))  # <- results come back in the order given


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--urls", type=int, default=5)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--min_ms", type=int, default=500)
    parser.add_argument("--max_ms", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    urls = draw(args)

    answers = []
    for strategy, work in {"sequential": sequential, "pool": pool}.items():
        finished, begin = [], time.perf_counter()
        results = work(downloader(finished), urls, args.workers)
        seconds = time.perf_counter() - begin
        returned = [number for number, _ in results]
        print(f"{strategy:<12} {seconds:8.3f} s   returned {returned}, finished {finished}")
        answers.append(results)
    assert answers[0] == answers[1], "both must bring the same"


if __name__ == "__main__":
    main()
