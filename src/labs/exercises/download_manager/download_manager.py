"""Several downloads with a limit, retries with back-off, resuming by range, and checksums.

    python3 download_manager.py --files 5 --size_kib 1000 --speed_kib 256 --latency_ms 100 --limit 3

The files come from a server on this machine that fails as the seed says; addresses of your own can be
given with --urls. To steer single files there are buttons in the page; here a download can be cancelled
with Ctrl+C only.
"""

import argparse
import asyncio
import hashlib
import queue
import random
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PIECE = 16 * 1024


class Broken(Exception):
    """An attempt has failed; another may do better."""


class Handler(BaseHTTPRequestHandler):
    """Serves `/<number>/<attempt>`, all of it or from a byte on, and `/<number>.sha256`."""

    protocol_version = "HTTP/1.0"

    def do_GET(self):
        args = self.server.args
        time.sleep(args.latency_ms / 1000)
        if self.path.endswith(".sha256"):
            return self.send(200, hashlib.sha256(content(args, int(self.path[1:-7]))).hexdigest().encode())
        number, attempt = map(int, self.path[1:].split("/"))
        body, first = content(args, number), 0
        if "Range" in self.headers:
            first = int(self.headers["Range"].removeprefix("bytes=").rstrip("-"))
        draw = random.Random(f"{args.seed} {number} {attempt}")
        fails, kind, place = draw.randrange(100) < args.failure, draw.randrange(3), draw.random()
        if fails and kind == 0:
            return self.send(503, b"")
        at = first + int(place * (len(body) - first))
        if fails and kind == 1:
            return self.send(206, body[first:at], len(body) - first)
        if fails and at < len(body):
            body = body[:at] + bytes([body[at] ^ 1]) + body[at + 1 :]
        self.send(206 if first else 200, body[first:])

    def send(self, status, body, announced=None):
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if announced is None else announced))
        self.end_headers()
        for at in range(0, len(body), PIECE):
            piece = body[at : at + PIECE]
            time.sleep(len(piece) / (self.server.args.speed_kib * 1024))
            self.wfile.write(piece)

    def log_message(self, *args):
        """Logs nothing."""


class Server(ThreadingHTTPServer):
    def __init__(self, args):
        super().__init__(("127.0.0.1", 0), Handler)
        self.args = args


def content(args, number):
    draw = random.Random(f"{args.seed} {number}")
    return draw.randbytes(draw.randint(args.size_kib * 512, args.size_kib * 1024))


class File:
    """How much of a file has arrived, and how often it was tried."""

    def __init__(self, name, url, checked):
        self.name, self.url, self.checked = name, url, checked
        self.kept, self.attempts, self.state = bytearray(), 0, "waiting"

    def request(self):
        self.attempts += 1
        url = f"{self.url}/{self.attempts}" if self.checked else self.url
        headers = {"Range": f"bytes={len(self.kept)}-"} if self.kept else {}  # <- only what is missing
        return urllib.request.Request(url, headers=headers)


def read(file):
    """One attempt, blocking."""
    try:
        with urllib.request.urlopen(file.request()) as answer:
            if answer.status == 200:
                file.kept.clear()
            wanted = len(file.kept) + int(answer.headers.get("Content-Length") or 0)
            while piece := answer.read(PIECE):  # <- here progress could be shown
                file.kept += piece
        if len(file.kept) < wanted:
            raise Broken("broke off")
        if file.checked:
            with urllib.request.urlopen(f"{file.url}.sha256") as answer:
                promised = answer.read().decode()
            if hashlib.sha256(file.kept).hexdigest() != promised:
                file.kept.clear()
                raise Broken("checksum")
    except urllib.error.HTTPError as error:
        with error:
            raise Broken(f"status {error.code}") from None
    except (OSError, ValueError) as error:
        raise Broken(str(error)) from None


def backoff(args, file):
    """Seconds: a random share of a bound that doubles with each attempt."""
    draw = random.Random(f"{args.seed} {file.name} {file.attempts}")
    return draw.random() * args.backoff_ms / 1000 * 2 ** (file.attempts - 1)  # <-


def download(args, file):
    while file.state == "waiting":
        try:
            read(file)
            file.state = "done"
        except Broken as error:
            if file.attempts > args.retries:
                file.state = f"failed ({error})"
            else:
                time.sleep(backoff(args, file))


def sequential(args, files):
    for file in files:
        download(args, file)  # <- one at a time


def threads(args, files):
    waiting = queue.SimpleQueue()
    for file in files:
        waiting.put(file)

    def slot():
        while True:
            try:
                file = waiting.get_nowait()
            except queue.Empty:
                return
            download(args, file)

    slots = [threading.Thread(target=slot) for _ in range(args.limit)]  # <- as many as the limit
    for one in slots:
        one.start()
    for one in slots:
        one.join()


def tasks(args, files):
    async def all_of_them():
        permits = asyncio.Semaphore(args.limit)  # <-

        async def one(file):
            while file.state == "waiting":
                try:
                    async with permits:
                        # urllib blocks; an async client would be awaited here, as the page's is.
                        await asyncio.to_thread(read, file)
                    file.state = "done"
                except Broken as error:
                    if file.attempts > args.retries:
                        file.state = f"failed ({error})"
                    else:
                        await asyncio.sleep(backoff(args, file))  # <- without holding a permit

        await asyncio.gather(*map(one, files))

    asyncio.run(all_of_them())


STRATEGIES = {"sequential": sequential, "threads": threads, "async": tasks}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--files", type=int, default=6)
    parser.add_argument("--size_kib", type=int, default=256)
    parser.add_argument("--speed_kib", type=int, default=512)
    parser.add_argument("--latency_ms", type=int, default=20)
    parser.add_argument("--limit", type=int, default=3)
    parser.add_argument("--retries", type=int, default=3)
    parser.add_argument("--backoff_ms", type=int, default=100)
    parser.add_argument("--failure", type=int, default=20, metavar="PERCENT")
    parser.add_argument("--urls", default="", help="addresses with spaces between them")
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    found = []
    with Server(args) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for strategy, work in STRATEGIES.items():
            base = f"http://127.0.0.1:{server.server_port}"
            drawn = [File(f"page-{n}", f"{base}/{n}", True) for n in range(1, args.files + 1)]
            own = [File(url, url, False) for url in args.urls.split()]
            begin = time.perf_counter()
            work(args, drawn + own)
            seconds = time.perf_counter() - begin
            done = [file for file in drawn + own if file.state == "done"]
            attempts = sum(file.attempts for file in drawn + own)
            print(f"{strategy:<12} {seconds:8.3f} s   {len(done)} of {len(drawn + own)}, {attempts} attempts")
            for file in own:
                print(f"    {file.name}: {file.state}, {len(file.kept)} bytes")
            found.append([(file.state, file.attempts) for file in drawn])
        server.shutdown()
    assert all(each == found[0] for each in found), "the strategies must meet the same failures"


if __name__ == "__main__":
    main()
