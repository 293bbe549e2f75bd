"""Messages through a queue between processes and through one between threads, and what a message costs.

    python3 process_queue.py --producers 2 --items 3 --gap_ms 500
"""

import argparse
import multiprocessing
import queue
import threading
import time

SIZES = [16, 1_024, 16_384, 65_536]
CAPACITY = 16


def produce(messages, producer, items, gap, size):
    for item in range(1, items + 1):
        time.sleep(gap)
        messages.put((producer, item, bytes(size)))  # <- pickled between processes, not between threads


def burst(messages, count):
    for size in SIZES:
        parcels = [(0, size, bytes(size)) for _ in range(count)]
        for parcel in parcels:
            messages.put(parcel)


def consume(messages, tell):
    arrivals, times = [], {}
    while (message := messages.get()) is not None:  # <- the end signal; no second is wasted on silence
        producer, item, _ = message
        if producer == 0:
            times.setdefault(item, []).append(time.perf_counter())
        else:
            arrivals.append((producer, item))
    costs = [(ends[-1] - ends[0]) / max(1, len(ends) - 1) * 1e6 for ends in times.values()]
    tell((arrivals, costs))


def consume_in_process(messages, results):
    consume(messages, results.put)


def run(make, messages, consumer, args):
    """The same for threads and processes: `make` makes either."""
    consumer.start()
    order = (args.items, args.gap_ms / 1000, args.bytes)
    producers = [make(target=produce, args=(messages, p, *order)) for p in range(1, args.producers + 1)]
    for producer in producers:
        producer.start()
    for producer in producers:
        producer.join()  # the consumer takes messages meanwhile, so no producer waits forever
    last = make(target=burst, args=(messages, args.burst))
    last.start()
    last.join()
    messages.put(None)


def report(strategy, seconds, arrivals, costs, args):
    expected = {(p, i) for p in range(1, args.producers + 1) for i in range(1, args.items + 1)}
    assert len(arrivals) == len(expected) and set(arrivals) == expected, "once each"
    for producer in range(1, args.producers + 1):
        items = [item for who, item in arrivals if who == producer]
        assert items == sorted(items), "in order"
    said = ", ".join(f"{size} B {cost:.1f} µs" for size, cost in zip(SIZES, costs))
    print(f"{strategy:<12} {seconds:8.3f} s   {len(arrivals)} received; {said}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--producers", type=int, default=2)
    parser.add_argument("--items", type=int, default=3, help="for each producer")
    parser.add_argument("--gap_ms", type=float, default=500, help="pause before each")
    parser.add_argument("--bytes", type=int, default=1_024, help="size of a message")
    parser.add_argument("--burst", type=int, default=200, help="messages of each size, to measure the cost")
    parser.add_argument("--seed", type=int, default=7, help="nothing is drawn here")
    args = parser.parse_args()

    messages, results = multiprocessing.Queue(CAPACITY), multiprocessing.SimpleQueue()
    consumer = multiprocessing.Process(target=consume_in_process, args=(messages, results))
    begin = time.perf_counter()
    run(multiprocessing.Process, messages, consumer, args)
    arrivals, costs = results.get()
    consumer.join()
    report("queue", time.perf_counter() - begin, arrivals, costs, args)

    messages, told = queue.Queue(CAPACITY), []
    consumer = threading.Thread(target=consume, args=(messages, told.append))
    begin = time.perf_counter()
    run(threading.Thread, messages, consumer, args)
    consumer.join()
    report("threads", time.perf_counter() - begin, *told[0], args)


if __name__ == "__main__":
    # Targets are at the top of the module, so that a spawned interpreter finds them.
    multiprocessing.set_start_method("spawn")
    main()
