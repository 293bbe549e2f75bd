# A process: start, join, exitcode.
from multiprocessing import Process


def work(name, n=1):
    print("working", name, n, flush=True)


if __name__ == "__main__":
    p = Process(target=work, args=("a",), kwargs={"n": 2})
    print(p.is_alive(), p.exitcode, p.name, p.daemon, flush=True)
    p.start()
    p.join()
    print(p.is_alive(), p.exitcode, p.pid is not None)
