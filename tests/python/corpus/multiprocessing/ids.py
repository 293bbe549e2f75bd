# Each process has its own id.
import os
from multiprocessing import Process, Queue, current_process, parent_process


def report(q):
    q.put((os.getpid(), os.getppid(), current_process().name, parent_process().name))


if __name__ == "__main__":
    q = Queue()
    workers = [Process(target=report, args=(q,)) for _ in range(3)]
    pids = set()
    for w in workers:
        w.start()
        pid, parent, name, parent_name = q.get()
        w.join()
        pids.add(pid)
        print(pid == w.pid, pid == os.getpid(), parent == os.getpid(), name, parent_name)
    print(len(pids), current_process().name, parent_process(), os.getpid() == os.getpid(), isinstance(os.getpid(), int))
