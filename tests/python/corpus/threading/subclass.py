# A subclass with its own run.
import threading


class Worker(threading.Thread):
    def __init__(self, n):
        super().__init__(name=f"worker-{n}")
        self.n, self.result = n, None

    def run(self):
        self.result = sum(range(self.n + 1))


workers = [Worker(n) for n in (10, 100, 1000)]
for w in workers:
    w.start()
for w in workers:
    w.join()
    print(w.name, w.result)


class Forgetful(threading.Thread):
    def __init__(self):
        self.x = 1


try:
    Forgetful().start()
except RuntimeError as error:
    print(error)
