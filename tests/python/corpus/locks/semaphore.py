# A semaphore counts its permits.
import threading

s = threading.Semaphore(2)
print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01))
s.release()
print(s.acquire(blocking=False))
s.release(2)
with s:
    print("inside")
bounded = threading.BoundedSemaphore(1)
with bounded:
    print(bounded.acquire(blocking=False))
try:
    bounded.release()
except ValueError as error:
    print(error)
try:
    threading.Semaphore(-1)
except ValueError as error:
    print(error)
inside, most, guard = 0, 0, threading.Lock()


def visitor():
    global inside, most
    with s:
        with guard:
            inside += 1
            most = max(most, inside)
        with guard:
            inside -= 1


threads = [threading.Thread(target=visitor) for _ in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(most <= 2, inside)
