# Results that come too late, futures that never start.
from concurrent.futures import CancelledError, ThreadPoolExecutor, TimeoutError
import threading

gate, started = threading.Event(), threading.Event()


def hold():
    started.set()
    return gate.wait()


pool = ThreadPoolExecutor(max_workers=1)
running, waiting = pool.submit(hold), pool.submit(print, "never")
started.wait()
try:
    running.result(timeout=0.01)
except TimeoutError as error:
    print("too late", repr(error))
print(waiting.cancel(), waiting.cancelled(), waiting.done(), running.cancel())
try:
    waiting.result()
except CancelledError as error:
    print("cancelled", repr(error))
gate.set()
print(running.result())
pool.shutdown()
another = ThreadPoolExecutor(1)
gate.clear()
started.clear()
first, second = another.submit(hold), another.submit(len, "ab")
started.wait()
another.shutdown(wait=False, cancel_futures=True)
gate.set()
print(first.result(), second.cancelled())
