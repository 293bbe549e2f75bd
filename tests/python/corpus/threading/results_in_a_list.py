# Each thread writes to its own place.
import threading

results = [None] * 5


def square(i):
    results[i] = i * i


threads = [threading.Thread(target=square, args=(i,)) for i in range(5)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(results, sum(results))
collected = {}
threads = [threading.Thread(target=lambda k=k: collected.__setitem__(k, k * 10)) for k in "abc"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(collected.items()))
