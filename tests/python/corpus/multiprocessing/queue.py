# Messages are copies.
from multiprocessing import Process, Queue


def producer(q, name, count):
    for n in range(count):
        q.put({"from": name, "n": n})
    q.put(None)


if __name__ == "__main__":
    q = Queue()
    original = {"key": [1]}
    q.put(original)
    copied = q.get()
    print(copied == original, copied is original)
    workers = [Process(target=producer, args=(q, name, 3)) for name in "ab"]
    for w in workers:
        w.start()
    received, ends = [], 0
    while ends < 2:
        message = q.get()
        if message is None:
            ends += 1
        else:
            received.append((message["from"], message["n"]))
    for w in workers:
        w.join()
    print(sorted(received))
