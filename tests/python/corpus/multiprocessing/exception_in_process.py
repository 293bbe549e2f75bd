# An exception in a process is reported and ends it.
from multiprocessing import Process


def divide(n):
    return 10 / n


if __name__ == "__main__":
    p = Process(target=divide, args=(0,), name="Divider")
    p.start()
    p.join()
    print("the parent goes on:", p.exitcode)
