"""Faults on purpose, and how each shows in Python.

python3 faults.py --seconds 30
"""

import argparse
import asyncio
import multiprocessing
import os
import threading
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool


def say(strategy, what):
    print(f"{strategy:<14} {what}")


def fail(where):
    raise RuntimeError(f"on purpose, in {where}")


def second_fails(number):
    if number == 2:
        fail("a process")
    return number


def die():
    os._exit(3)


def abort():
    os.abort()


def loop_for(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


def healthy():
    time.sleep(0.02)
    say("healthy", "ended well")


def panic_main():
    try:
        fail("the main thread")
    except RuntimeError as error:
        say("panic-main", f"an exception, caught where it passes: {error}")


def panic_thread():
    seen, before = [], threading.excepthook
    threading.excepthook = lambda args: seen.append(args.exc_value)
    thread = threading.Thread(target=fail, args=("a thread",))
    thread.start()
    thread.join()  # <- does not raise: the exception went to threading.excepthook
    threading.excepthook = before
    say("panic-thread", f"join() says nothing; excepthook got: {seen[0]}")
    with ThreadPoolExecutor(1) as pool:
        error = pool.submit(fail, "a pool's thread").exception()  # <- result() would raise it again
    say("panic-thread", f"a Future keeps it: {error}")


def panic_process():
    with ProcessPoolExecutor(2) as pool:
        try:
            list(pool.map(second_fails, [1, 2]))  # <- the exception is pickled and raised here again
        except RuntimeError as error:
            say("panic-process", f"raised again by the parent: {error}")
    with ProcessPoolExecutor(1) as pool:
        try:
            pool.submit(die).result()  # <- nothing left to send an exception
        except BrokenProcessPool as error:
            say("panic-process", f"a process that died: {type(error).__name__}")


def die_with(lock):
    lock.acquire()
    die()


def lost_holder():
    lock = multiprocessing.Lock()
    process = multiprocessing.Process(target=die_with, args=(lock,))
    process.start()
    process.join()
    if not lock.acquire(timeout=0.2):  # <- nobody will ever release it; without a timeout: forever
        say("lost-holder", "its lock stays locked; gave up waiting")


def panic_task():
    async def one(number):
        try:
            await asyncio.sleep(0.01 * number)
            if number == 1:
                fail("a task")
        except asyncio.CancelledError:
            say("panic-task", f"task {number} was cancelled because another failed")
            raise  # <- never swallow a cancellation

    async def both():
        async with asyncio.TaskGroup() as group:
            for number in (1, 2):
                group.create_task(one(number))

    try:
        asyncio.run(both())
    except ExceptionGroup as group:
        say("panic-task", f"raised where it was awaited: {group.exceptions[0]}")


def deadlock():
    a, b, both_hold_one = threading.Lock(), threading.Lock(), threading.Barrier(2)
    given_up = []

    def run(name, first, second):
        with first:
            both_hold_one.wait()
            if second.acquire(timeout=0.2):  # <- the other holds it; without a timeout: forever
                second.release()
            else:
                given_up.append(name)

    threads = [threading.Thread(target=run, args=("1", a, b)), threading.Thread(target=run, args=("2", b, a))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    say("deadlock", f"Python does not look for it; gave up waiting: thread {given_up[0]} first")


def spin(seconds):
    process = multiprocessing.Process(target=loop_for, args=(seconds,))
    process.start()
    process.join(timeout=0.1)
    process.terminate()  # <- a process can be ended from outside; a thread cannot
    process.join()
    say("spin", f"ended from outside, exit code {process.exitcode}")


def trap():
    process = multiprocessing.Process(target=abort)
    process.start()
    process.join()
    say("trap", f"only the exit code tells: {process.exitcode}")


def out_of_memory():
    try:
        bytearray(1 << 62)  # <- refused at once, before anything is allocated
    except MemoryError as error:
        say("out-of-memory", f"an exception like any other: {type(error).__name__}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=30, help="how long the deaf loop would go on")
    parser.add_argument("--seed", type=int, default=7, help="for the sake of the link; nothing is drawn here")
    args = parser.parse_args()

    healthy()
    panic_main()
    panic_thread()
    panic_process()
    lost_holder()
    panic_task()
    deadlock()
    spin(args.seconds)
    trap()
    out_of_memory()


if __name__ == "__main__":
    main()
