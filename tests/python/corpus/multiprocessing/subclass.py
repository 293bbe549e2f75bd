# A subclass of Process.
from multiprocessing import Process, Queue


class Adder(Process):
    def __init__(self, numbers, q):
        super().__init__(name="Adder")
        self.numbers, self.q = numbers, q
        self.result = None

    def run(self):
        self.result = sum(self.numbers)
        self.q.put(self.result)


if __name__ == "__main__":
    q = Queue()
    a = Adder([1, 2, 3], q)
    a.start()
    print(q.get())
    a.join()
    print(a.result, a.name, a.exitcode)
    try:
        a.start()
    except AssertionError as error:
        print(error)
