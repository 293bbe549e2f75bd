# Three stages joined by queues keep the order.
import queue
import threading

END = object()


def stage(function, source, target):
    while (item := source.get()) is not END:
        target.put(function(item))
    target.put(END)


first, second, third, last = (queue.Queue(3) for _ in range(4))
stages = [
    threading.Thread(target=stage, args=(str.strip, first, second)),
    threading.Thread(target=stage, args=(str.title, second, third)),
    threading.Thread(target=stage, args=(lambda s: f"<{s}>", third, last)),
]
for s in stages:
    s.start()
feeder = threading.Thread(target=lambda: [first.put(x) for x in (" ann ", "bo  smith", " cy", END)])
feeder.start()
results = list(iter(last.get, END))
for t in (*stages, feeder):
    t.join()
print(results)
