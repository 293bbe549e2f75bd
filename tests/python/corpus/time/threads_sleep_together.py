# Threads that sleep are waited for.
import threading
import time

order = []


def nap(name, seconds):
    time.sleep(seconds)
    order.append(name)


start = time.monotonic()
threads = [threading.Thread(target=nap, args=pair) for pair in (("long", 0.2), ("short", 0.05))]
for t in threads:
    t.start()
for t in threads:
    t.join()
elapsed = time.monotonic() - start
print(sorted(order), elapsed >= 0.199, elapsed < 5)
