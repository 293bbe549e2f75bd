"""Pages fetched one after another, by threads and by async tasks, from its own server.

    python3 web_scraper.py --pages 10 --workers 5 --min_ms 500 --max_ms 2000 --failure 10

How slow each page is and whether it fails is drawn from the seed, once, for all strategies.
"""

import argparse
import asyncio
import random
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Page:
    number: int
    delay_ms: int
    status: int
    links: int


@dataclass(frozen=True)
class Scraped:
    page: int
    status: int
    links: int


class Handler(BaseHTTPRequestHandler):
    """Serves `/<number>` according to the list of pages."""

    def do_GET(self):
        page = self.server.pages[int(self.path[1:])]
        time.sleep(page.delay_ms / 1000)
        body = b"<title>page</title>\n" + b'<a href="#">link</a>\n' * page.links
        self.send_response(page.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Logs nothing."""


class Server(ThreadingHTTPServer):
    request_queue_size = 128

    def __init__(self, pages):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = {page.number: page for page in pages}


def draw_pages(args):
    """The network that every strategy faces."""
    rng = random.Random(args.seed)
    return [
        Page(
            number,
            delay_ms=rng.randint(args.min_ms, args.max_ms),
            status=503 if rng.randrange(100) < args.failure else 200,
            links=rng.randint(10, 50),
        )
        for number in range(1, args.pages + 1)
    ]


def scrape(number, status, body):
    return Scraped(number, status, body.count(b"<a ") if status == 200 else 0)


def fetch(port, number):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{number}") as answer:  # <- blocks
            return scrape(number, answer.status, answer.read())
    except urllib.error.HTTPError as error:
        with error:
            return scrape(number, error.code, error.read())  # a failure is a result too
    except OSError:
        return scrape(number, 0, b"")


async def fetch_async(port, number):
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET /{number} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
        await writer.drain()
        answer = await reader.read()  # <- meanwhile its thread does something else
        writer.close()
        await writer.wait_closed()
    except OSError:
        return scrape(number, 0, b"")
    head, _, body = answer.partition(b"\r\n\r\n")
    return scrape(number, int(head.split()[1]) if head else 0, body)


def sequential(port, numbers, workers):
    return [fetch(port, number) for number in numbers]  # <-


def threads(port, numbers, workers):
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(lambda number: fetch(port, number), numbers))  # <-


def unlimited(port, numbers, workers):
    async def all_at_once():
        return await asyncio.gather(*(fetch_async(port, number) for number in numbers))  # <-

    return asyncio.run(all_at_once())


def limited(port, numbers, workers):
    async def a_few_at_once():
        permits = asyncio.Semaphore(workers)

        async def one(number):
            async with permits:  # <- as many at once as there are threads
                return await fetch_async(port, number)

        return await asyncio.gather(*map(one, numbers))

    return asyncio.run(a_few_at_once())


STRATEGIES = {"sequential": sequential, "threads": threads, "async": unlimited, "async-limited": limited}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=10)
    parser.add_argument("--workers", type=int, default=5)
    parser.add_argument("--min_ms", type=int, default=500)
    parser.add_argument("--max_ms", type=int, default=2000)
    parser.add_argument("--failure", type=int, default=10, metavar="PERCENT")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    pages = draw_pages(args)
    numbers = [page.number for page in pages]
    with Server(pages) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = []
        for strategy, work in STRATEGIES.items():
            begin = time.perf_counter()
            scraped = work(server.server_port, numbers, args.workers)
            seconds = time.perf_counter() - begin
            good = [one for one in scraped if one.status == 200]
            links = sum(one.links for one in good)
            print(f"{strategy:<14} {seconds:8.3f} s   {len(good)} of {len(scraped)} pages, {links} links")
            found.append(scraped)
        server.shutdown()
    assert all(each == found[0] for each in found), "the strategies must find the same"


if __name__ == "__main__":
    main()
