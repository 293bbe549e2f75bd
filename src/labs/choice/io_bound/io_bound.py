"""Waits of equal length: one after another, on a thread pool, and as async tasks.

    python3 io_bound.py --tasks 5 --wait_ms 500 --workers 3 --io timer

With `--io request` each wait is a request to a small server of its own on 127.0.0.1.
"""

import argparse
import asyncio
import threading
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class SlowHandler(BaseHTTPRequestHandler):
    """Answers `/<milliseconds>` after that time."""

    def do_GET(self):
        time.sleep(int(self.path[1:]) / 1000)
        self.send_response(200)
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *args):
        """Logs nothing."""


class Io:
    """What a task waits for; `port` is None for a timer."""

    def __init__(self, ms, port):
        self.ms, self.port = ms, port

    def block(self, task):
        if self.port is None:
            time.sleep(self.ms / 1000)  # <- meanwhile its thread does nothing else
            return True
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{self.ms}") as answer:
            return answer.status == 200

    async def wait(self, task):
        if self.port is None:
            await asyncio.sleep(self.ms / 1000)  # <- meanwhile its thread does something else
            return True
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET /{self.ms} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
        await writer.drain()
        head = await reader.readline()
        await reader.read()
        writer.close()
        await writer.wait_closed()
        return head.split()[1] == b"200"


def sequential(io, tasks, workers):
    return [io.block(task) for task in tasks]


def pool(io, tasks, workers):
    with ThreadPoolExecutor(max_workers=workers) as executor:
        return list(executor.map(io.block, tasks))  # <- as many waits overlap as there are threads


def unlimited(io, tasks, workers):
    async def all_at_once():
        return await asyncio.gather(*map(io.wait, tasks))  # <- all waits overlap, on one thread

    return asyncio.run(all_at_once())


def limited(io, tasks, workers):
    async def a_few_at_once():
        permits = asyncio.Semaphore(workers)

        async def one(task):
            async with permits:  # <- as many at once as the pool has threads
                return await io.wait(task)

        return await asyncio.gather(*map(one, tasks))

    return asyncio.run(a_few_at_once())


STRATEGIES = {"sequential": sequential, "pool": pool, "async": unlimited, "async-limited": limited}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--io", choices=["timer", "request"], default="timer")
    parser.add_argument("--tasks", type=int, default=5)
    parser.add_argument("--wait_ms", type=int, default=500)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    server = None
    if args.io == "request":
        server = ThreadingHTTPServer(("127.0.0.1", 0), SlowHandler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
    io = Io(args.wait_ms, server.server_port if server else None)
    tasks = range(1, args.tasks + 1)

    baseline = None
    for strategy, work in STRATEGIES.items():
        begin = time.perf_counter()
        done = work(io, tasks, args.workers)
        seconds = time.perf_counter() - begin
        baseline = baseline or seconds
        print(f"{strategy:<14} {seconds:8.3f} s   {baseline / seconds:5.2f}x   {sum(done)} of {len(done)} done")
    if server:
        server.shutdown()
        server.server_close()


if __name__ == "__main__":
    main()
