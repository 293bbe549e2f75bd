# acquire, release, locked, timeouts.
import threading

lock = threading.Lock()
print(lock.acquire(), lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
lock.release()
print(lock.locked())
with lock as got:
    print(got, lock.locked())
try:
    lock.release()
except RuntimeError as error:
    print(error)
for bad in (lambda: lock.acquire(False, 1), lambda: lock.acquire(timeout=-5), lambda: lock.acquire(timeout="x")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    with lock:
        raise KeyError("inside")
except KeyError:
    print("released:", not lock.locked())
lock.acquire()
t = threading.Thread(target=lock.release)
t.start()
t.join()
print(lock.locked())
