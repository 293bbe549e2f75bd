# Names, initializers, wrong sizes.
from concurrent.futures import ThreadPoolExecutor
import threading

started = []


def prepare(label):
    started.append(label)


with ThreadPoolExecutor(max_workers=1, thread_name_prefix="pool", initializer=prepare, initargs=("ready",)) as pool:
    print(pool.submit(lambda: threading.current_thread().name).result(), started)
    print(pool.submit(lambda *a, **k: (a, k), 1, 2, x=3).result())
for size in (0, -1):
    try:
        ThreadPoolExecutor(max_workers=size)
    except ValueError as error:
        print(error)
try:
    ThreadPoolExecutor(initializer=5)
except TypeError as error:
    print(error)
try:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(5).result()
except TypeError as error:
    print(error)
