# put, get, sizes, first in first out.
import queue

q = queue.Queue()
print(q.empty(), q.qsize(), q.full())
for item in ("a", "b", "c"):
    q.put(item)
print(q.qsize(), q.get(), q.get(), q.empty(), q.get(), q.empty())
small = queue.Queue(maxsize=2)
small.put(1)
small.put_nowait(2)
print(small.full(), small.qsize(), small.maxsize)
for action in (lambda: small.put_nowait(3), lambda: small.put(3, timeout=0.01), lambda: small.put(3, block=False), lambda: q.get_nowait(), lambda: q.get(timeout=0.01), lambda: q.get(False)):
    try:
        action()
    except (queue.Full, queue.Empty) as error:
        print(type(error).__name__, repr(error))
try:
    q.get(timeout=-1)
except ValueError as error:
    print(error)
