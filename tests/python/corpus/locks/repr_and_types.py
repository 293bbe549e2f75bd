# How locks and their like show themselves, without addresses.
import threading


def shape(x):
    before, *rest = repr(x).split("0x")
    return before + "".join("0x…" + part.lstrip("0123456789abcdef") for part in rest)


lock, event, semaphore = threading.Lock(), threading.Event(), threading.Semaphore(3)
print(shape(lock), shape(event), shape(semaphore))
lock.acquire()
event.set()
print(shape(lock), shape(event), shape(threading.Barrier(2)), shape(threading.Condition(lock)))
print(shape(threading.BoundedSemaphore(1)))
