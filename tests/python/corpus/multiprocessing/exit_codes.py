# How a process ended.
import os
import sys
from multiprocessing import Process


def fine():
    pass


def leave(code):
    sys.exit(code)


def text():
    sys.exit("a message")


def fail():
    sys.stderr = open(os.devnull, "w")
    raise ValueError("child")


if __name__ == "__main__":
    for target, args in ((fine, ()), (leave, (3,)), (leave, (0,)), (leave, (None,)), (fail, ())):
        p = Process(target=target, args=args)
        p.start()
        p.join()
        print(target.__name__, args, p.exitcode)
