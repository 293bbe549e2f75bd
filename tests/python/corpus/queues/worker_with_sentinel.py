# A worker that ends at None.
import queue
import threading

jobs, results = queue.Queue(), queue.Queue()


def worker():
    while True:
        n = jobs.get()
        if n is None:
            results.put("end")
            break
        results.put((n, n * n))


t = threading.Thread(target=worker)
t.start()
for n in range(4):
    jobs.put(n)
jobs.put(None)
t.join()
while not results.empty():
    print(results.get())
