import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def die():
    try:
        os._exit(3)
    finally:
        print("never said")


def fine(x):
    return x * 2


if __name__ == "__main__":
    context = multiprocessing.get_context("spawn")
    one = context.Process(target=die)
    one.start()
    one.join()
    print(one.exitcode)
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        print(pool.submit(fine, 4).result())
        try:
            pool.submit(die).result()
        except BrokenProcessPool as error:
            print(type(error).__name__, error)
        try:
            pool.submit(fine, 4)
        except BrokenProcessPool as error:
            print(error)
    os._exit(5)
