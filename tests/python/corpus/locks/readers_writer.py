# A readers-writer lock from a condition.
import threading
from contextlib import contextmanager


class ReadWriteLock:
    def __init__(self):
        self.changed = threading.Condition()
        self.readers, self.writing = 0, False

    @contextmanager
    def read(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.writing)
            self.readers += 1
        try:
            yield
        finally:
            with self.changed:
                self.readers -= 1
                self.changed.notify_all()

    @contextmanager
    def write(self):
        with self.changed:
            self.changed.wait_for(lambda: not self.writing and self.readers == 0)
            self.writing = True
        try:
            yield
        finally:
            with self.changed:
                self.writing = False
                self.changed.notify_all()


lock, pair, torn = ReadWriteLock(), [0, 0], []


def writer():
    for _ in range(50):
        with lock.write():
            pair[0] += 1
            pair[1] += 1


def reader():
    for _ in range(50):
        with lock.read():
            if pair[0] != pair[1]:
                torn.append(tuple(pair))


threads = [threading.Thread(target=f) for f in (writer, reader, writer, reader)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(pair, torn, lock.readers, lock.writing)
