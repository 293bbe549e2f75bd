# A full queue makes its producer wait.
import queue
import threading

q = queue.Queue(maxsize=1)
log = []


def producer():
    for n in range(5):
        q.put(n)
    q.put("stop")


t = threading.Thread(target=producer)
t.start()
for item in iter(q.get, "stop"):
    log.append(item)
    assert q.qsize() <= 1
t.join()
print(log)
