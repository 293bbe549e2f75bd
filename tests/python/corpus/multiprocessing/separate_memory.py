# A global changed in a process stays as it was here.
from multiprocessing import Process, Queue

counter = 0
items = ["parent"]


def change(q):
    global counter
    counter += 100
    items.append("child")
    q.put((counter, items))


if __name__ == "__main__":
    q = Queue()
    p = Process(target=change, args=(q,))
    p.start()
    print("in the child:", q.get())
    p.join()
    print("here:", counter, items)
