"""Calls to a server with a rate limit: naively, with a token bucket, and in batches.

    python3 api_client.py --calls 50 --rate 10 --burst 10 --client_rate 10 --retries 3 --batch 10

The server is on this machine and counts with a token bucket of its own, a full one for each strategy.
"""

import argparse
import asyncio
import json
import random
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class TokenBucket:
    """Up to `burst` tokens, refilled at `rate` per second; full at the start."""

    def __init__(self, rate, burst):
        self.rate, self.burst, self.tokens, self.at = rate, burst, float(burst), time.monotonic()

    def take(self):
        """Takes a token, or says after how many seconds there will be one."""
        now = time.monotonic()
        self.tokens = min(self.burst, self.tokens + (now - self.at) * self.rate)  # <-
        self.at = now
        if self.tokens < 1:
            return (1 - self.tokens) / self.rate
        self.tokens -= 1
        return None

    def drain(self):
        self.take()
        self.tokens = 0.0


class Handler(BaseHTTPRequestHandler):
    """Answers `/<id>,<id>,…` with a value for each, at the price of one token."""

    def do_GET(self):
        args, ids = self.server.args, [int(id) for id in self.path[1:].split(",")]
        with self.server.lock:
            after = self.server.bucket.take()
        if after is None:
            time.sleep((args.latency_ms + args.each_ms * len(ids)) / 1000)
            body = json.dumps({str(id): id * id for id in ids}).encode()
            self.send_response(200)
        else:
            body = b"{}"
            self.send_response(429)
            self.send_header("Retry-After-Ms", str(round(after * 1000) + 1))
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        """Logs nothing."""


class Server(ThreadingHTTPServer):
    request_queue_size = 256

    def __init__(self, args):
        super().__init__(("127.0.0.1", 0), Handler)
        self.args, self.lock = args, threading.Lock()
        self.bucket = TokenBucket(args.rate, args.burst)


class Client:
    def __init__(self, args, port):
        self.args, self.port = args, port
        self.rng = random.Random(args.seed)
        self.bucket = TokenBucket(args.client_rate, args.burst)
        self.line = asyncio.Lock()
        self.requests = self.refused = self.failed = 0
        self.values = {}

    async def send(self, ids):
        """None when granted, otherwise after how many seconds to come back."""
        self.requests += 1
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(f"GET /{','.join(map(str, ids))} HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".encode())
        await writer.drain()
        answer = (await reader.read()).decode()
        writer.close()
        await writer.wait_closed()
        head, _, body = answer.partition("\r\n\r\n")
        if head.split()[1] == "200":
            self.values.update(json.loads(body))
            return None
        self.refused += 1
        headers = dict(line.lower().split(": ", 1) for line in head.splitlines()[1:])
        return int(headers["retry-after-ms"]) / 1000

    async def insist(self, ids):
        for _ in range(self.args.retries + 1):
            if await self.send(ids) is None:
                return
        self.failed += len(ids)

    async def ask(self, ids):
        for attempt in range(self.args.retries + 1):
            await self.token()  # <- before the request, not after the refusal
            after = await self.send(ids)
            if after is None:
                return
            self.bucket.drain()
            jitter = self.rng.random() * self.args.backoff_ms / 1000 * 2**attempt
            await asyncio.sleep(after + jitter)  # <- retry-after, then back-off with full jitter
        self.failed += len(ids)

    async def token(self):
        async with self.line:  # first come, first served
            while (after := self.bucket.take()) is not None:
                await asyncio.sleep(after)


async def naive(client, ids, size):
    await asyncio.gather(*(client.insist([id]) for id in ids))  # <- all at once


async def limited(client, ids, size):
    await asyncio.gather(*(client.ask([id]) for id in ids))


async def batched(client, ids, size):
    await asyncio.gather(*(client.ask(ids[at : at + size]) for at in range(0, len(ids), size)))  # <-


STRATEGIES = {"naive": naive, "rate-limited": limited, "batched": batched}


async def measure(work, args, port):
    client = Client(args, port)
    begin = time.perf_counter()
    await work(client, list(range(1, args.calls + 1)), args.batch)
    return client, time.perf_counter() - begin


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--calls", type=int, default=24)
    parser.add_argument("--rate", type=int, default=20)
    parser.add_argument("--burst", type=int, default=5)
    parser.add_argument("--client_rate", type=int, default=25)
    parser.add_argument("--retries", type=int, default=4)
    parser.add_argument("--backoff_ms", type=int, default=50)
    parser.add_argument("--batch", type=int, default=6)
    parser.add_argument("--latency_ms", type=int, default=20)
    parser.add_argument("--each_ms", type=int, default=5)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()

    for strategy, work in STRATEGIES.items():
        with Server(args) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            client, seconds = asyncio.run(measure(work, args, server.server_port))
            server.shutdown()
        assert len(client.values) + client.failed == args.calls
        print(
            f"{strategy:<14} {seconds:8.3f} s   {len(client.values)} of {args.calls} calls,"
            f" {client.requests} requests, {client.refused} refused"
        )


if __name__ == "__main__":
    main()
