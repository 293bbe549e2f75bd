# Producer and consumer over one condition.
import threading


class Buffer:
    def __init__(self, size):
        self.items, self.size = [], size
        self.changed = threading.Condition()
        self.most = 0

    def put(self, item):
        with self.changed:
            while len(self.items) >= self.size:
                self.changed.wait()
            self.items.append(item)
            self.most = max(self.most, len(self.items))
            self.changed.notify_all()

    def get(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.pop(0)
            self.changed.notify_all()
            return item


buffer, received = Buffer(2), []


def produce():
    for n in range(10):
        buffer.put(n)
    buffer.put(None)


def consume():
    while (item := buffer.get()) is not None:
        received.append(item)


threads = [threading.Thread(target=f) for f in (produce, consume)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(received, buffer.items, buffer.most <= 2)
