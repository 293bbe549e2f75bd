"""A live monitoring system: sources, alerts with hysteresis, a ring buffer, reports, an orderly stop.

    python3 monitoring.py --first_ms 1000 --second_ms 1500 --third_ms 2000 --check_ms 2000 --duration_ms 8000
"""

import argparse
import asyncio
import collections
import math
import random
import threading
import time

METRICS = ("cpu", "memory", "disk")
# Mean, spread, how long a deviation lasts (s), bursts a second, their height, how long they last (s).
NATURES = ((48, 7, 0.6, 0.35, 55, 0.45), (66, 4, 2.0, 0.15, 35, 0.9), (44, 5, 1.0, 0.25, 50, 0.6))
SOURCES = ("web-1", "db-1", "cache-1")


class Load:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.wander, self.burst = [0.0] * 3, [0.0] * 3

    def after(self, seconds):
        reading = []
        for i, (mean, spread, memory, bursts, height, lasting) in enumerate(NATURES):
            kept = math.exp(-seconds / memory)
            self.wander[i] = self.wander[i] * kept + self.random.gauss(0, spread * math.sqrt(1 - kept * kept))
            self.burst[i] *= math.exp(-seconds / lasting)
            if self.random.random() < 1 - math.exp(-seconds * bursts):
                self.burst[i] = height * self.random.uniform(0.5, 1)
            reading.append(min(100.0, max(0.0, mean + self.wander[i] + self.burst[i])))
        return reading


class System:
    def __init__(self, args):
        self.args = args
        self.ring = collections.deque(maxlen=args.buffer)  # <- maxlen: the oldest makes room
        self.latest, self.peak, self.alert = {}, set(), set()
        self.readings = self.peaks = self.raised = self.cleared = 0

    def above(self, key, value, was):
        threshold = getattr(self.args, key[1])
        return value > threshold or (was and value > threshold - self.args.margin)  # <- hysteresis

    def record(self, source, reading):
        self.ring.append((source, reading))
        self.latest[source] = reading
        self.readings += 1
        for metric, value in zip(METRICS, reading):
            key = (source, metric)
            above = self.above(key, value, key in self.peak)
            self.peaks += above and key not in self.peak
            (self.peak.add if above else self.peak.discard)(key)

    def check(self):
        for source, reading in self.latest.items():
            for metric, value in zip(METRICS, reading):
                key = (source, metric)
                above, was = self.above(key, value, key in self.alert), key in self.alert
                self.raised += above and not was
                self.cleared += was and not above
                (self.alert.add if above else self.alert.discard)(key)

    def report(self, end="\n"):
        count = max(1, len(self.ring))
        means = (sum(reading[i] for _, reading in self.ring) / count for i in range(3))
        print("    report:", ", ".join(f"{m} {v:.0f} %" for m, v in zip(METRICS, means)), end=end)


async def tasks(args, intervals):
    system = System(args)  # <- one thread: no lock

    async def measure(number):
        load = Load(args.seed + number)
        while True:
            system.record(SOURCES[number], load.after(intervals[number]))
            await asyncio.sleep(intervals[number])

    async def every(seconds, act):
        while True:
            await asyncio.sleep(seconds)
            act()

    running = [asyncio.create_task(measure(n)) for n in range(3)]
    running.append(asyncio.create_task(every(args.check_ms / 1000, system.check)))
    running.append(asyncio.create_task(every(args.report_ms / 1000, system.report)))
    await asyncio.sleep(args.duration_ms / 1000)
    for task in running:
        task.cancel()  # <- each ends at the await where it is
    await asyncio.gather(*running, return_exceptions=True)  # <- and is awaited
    return system


def threads(args, intervals):
    system, lock, stop = System(args), threading.Lock(), threading.Event()

    def measure(number):
        load = Load(args.seed + number)
        while True:
            with lock:
                system.record(SOURCES[number], load.after(intervals[number]))
            if stop.wait(intervals[number]):  # <- sleeps until it is time, or until told to stop
                return

    def every(seconds, act):
        while not stop.wait(seconds):
            with lock:
                act()

    running = [threading.Thread(target=measure, args=(n,)) for n in range(3)]
    running.append(threading.Thread(target=every, args=(args.check_ms / 1000, system.check)))
    running.append(threading.Thread(target=every, args=(args.report_ms / 1000, system.report)))
    for thread in running:
        thread.start()
    time.sleep(args.duration_ms / 1000)
    stop.set()
    for thread in running:
        thread.join()
    return system


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--cpu", type=int, default=80)
    parser.add_argument("--memory", type=int, default=85)
    parser.add_argument("--disk", type=int, default=70)
    parser.add_argument("--margin", type=int, default=5)
    parser.add_argument("--first_ms", type=int, default=1000)
    parser.add_argument("--second_ms", type=int, default=1500)
    parser.add_argument("--third_ms", type=int, default=2000)
    parser.add_argument("--check_ms", type=int, default=2000)
    parser.add_argument("--report_ms", type=int, default=5000)
    parser.add_argument("--buffer", type=int, default=1000)
    parser.add_argument("--duration_ms", type=int, default=8000)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    intervals = [ms / 1000 for ms in (args.first_ms, args.second_ms, args.third_ms)]

    for name in ("tasks", "threads"):
        system = asyncio.run(tasks(args, intervals)) if name == "tasks" else threads(args, intervals)
        system.report()
        print(
            f"{name:<8} {system.readings} readings, {system.peaks} peaks, "
            f"{system.raised} alerts raised, {system.cleared} cleared"
        )


if __name__ == "__main__":
    main()
