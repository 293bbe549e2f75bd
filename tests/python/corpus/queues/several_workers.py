# Several workers share the work; the results are sorted.
import queue
import threading

jobs = queue.Queue()
results, lock = [], threading.Lock()


def worker():
    while True:
        try:
            n = jobs.get_nowait()
        except queue.Empty:
            return
        with lock:
            results.append((n, sum(range(n))))


for n in range(20):
    jobs.put(n)
threads = [threading.Thread(target=worker) for _ in range(3)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(len(results), sorted(results)[-3:], sum(r for _, r in results))
