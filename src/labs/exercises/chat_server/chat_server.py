"""A chat server with a slow client and one that vanishes, and three ways to deal with them.

    python3 chat_server.py --clients 6 --rooms 2 --rate 6 --slow_ms 300 --outbox 8 --duration_ms 2500
"""

import argparse
import asyncio
import collections
import random
import time

POLICIES = ("bounded", "unbounded", "waiting")


class Client:
    def __init__(self, number, room):
        self.number, self.room = number, room
        self.outbox, self.mail = collections.deque(), asyncio.Event()
        self.dropped, self.heard = 0, time.monotonic()


class Server:
    def __init__(self, args, policy):
        self.args, self.policy = args, policy
        self.clients, self.requests, self.space = {}, asyncio.Queue(maxsize=16), asyncio.Event()
        self.history = collections.defaultdict(lambda: collections.deque(maxlen=args.history))
        self.lines = self.dropped = self.longest = self.vanished = 0

    def members(self, room):
        return [client for client in self.clients.values() if client.room == room]

    async def serve(self):
        while True:
            sent, room, text = await self.requests.get()
            if self.policy == "waiting":
                while any(len(c.outbox) >= self.args.outbox for c in self.members(room)):
                    self.space.clear()
                    await self.space.wait()  # <- for the slowest, and all the others wait with it
            self.lines += 1
            self.history[room].append(text)
            for client in self.members(room):
                client.outbox.append((sent, text))
                if self.policy == "bounded" and len(client.outbox) > self.args.outbox:
                    client.outbox.popleft()  # <- the oldest line is dropped; nobody waits
                    client.dropped += 1
                    self.dropped += 1
                self.longest = max(self.longest, len(client.outbox))
                client.mail.set()

    async def sweep(self):
        timeout = self.args.timeout_ms / 1000
        while True:
            await asyncio.sleep(timeout / 4)
            now = time.monotonic()
            for client in [c for c in self.clients.values() if now - c.heard > timeout]:
                del self.clients[client.number]  # <- a client silent for too long is disconnected
                self.vanished += 1
                self.space.set()


async def read(server, client, delays):
    while True:
        await client.mail.wait()
        client.mail.clear()
        while client.outbox:
            sent, _ = client.outbox.popleft()
            server.space.set()
            if client.number == 0:
                await asyncio.sleep(server.args.slow_ms / 1000)  # <- the slow one
            else:
                delays.append(time.monotonic() - sent)


async def talk(server, client, rng):
    while True:
        rate = server.args.rate
        await asyncio.sleep(rng.uniform(0.5, 1.5) / rate if rate else 0.2)
        if rate:
            await server.requests.put((time.monotonic(), client.room, "hello"))


async def beat(server, client):
    while True:
        client.heard = time.monotonic()
        await asyncio.sleep(server.args.timeout_ms / 4000)


async def live(server, client, delays, seconds):
    rng = random.Random(server.args.seed * 1000 + client.number)
    parts = asyncio.gather(read(server, client, delays), talk(server, client, rng), beat(server, client))
    try:
        await asyncio.wait_for(parts, seconds)  # <- without saying goodbye
    except asyncio.TimeoutError:
        pass


async def run(args, policy):
    server, delays = Server(args, policy), []
    duration = args.duration_ms / 1000
    running = [asyncio.create_task(server.serve()), asyncio.create_task(server.sweep())]
    for number in range(args.clients):
        client = server.clients[number] = Client(number, number % args.rooms)
        vanishes = number > 0 and number + 1 == args.clients
        life = live(server, client, delays, duration / 3 if vanishes else None)
        running.append(asyncio.create_task(life))
    await asyncio.sleep(duration)
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    print(
        f"{policy:<10} {server.lines} lines, {server.dropped} dropped, at most {server.longest} waiting, "
        f"longest way to the others {max(delays, default=0):.3f} s, {server.vanished} vanished"
    )


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--clients", type=int, default=6)
    parser.add_argument("--rooms", type=int, default=2)
    parser.add_argument("--rate", type=int, default=6)
    parser.add_argument("--slow_ms", type=int, default=300)
    parser.add_argument("--outbox", type=int, default=8)
    parser.add_argument("--history", type=int, default=20)
    parser.add_argument("--timeout_ms", type=int, default=500)
    parser.add_argument("--duration_ms", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    for policy in POLICIES:
        asyncio.run(run(args, policy))


if __name__ == "__main__":
    main()
