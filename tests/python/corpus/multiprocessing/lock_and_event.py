# Locks and events between processes.
from multiprocessing import Event, Lock, Process, Queue


def worker(lock, gate, q, n):
    gate.wait()
    with lock:
        q.put(n)


if __name__ == "__main__":
    lock, gate, q = Lock(), Event(), Queue()
    workers = [Process(target=worker, args=(lock, gate, q, n)) for n in range(3)]
    for w in workers:
        w.start()
    print(gate.is_set(), q.empty())
    gate.set()
    print(sorted(q.get() for _ in workers))
    for w in workers:
        w.join()
    print([w.exitcode for w in workers], lock.acquire(), lock.acquire(block=False))
    lock.release()
