# An RLock belongs to a thread.
import threading

rlock = threading.RLock()


def depth(n):
    with rlock:
        return 0 if n == 0 else 1 + depth(n - 1)


print(depth(5))
rlock.acquire()
print(rlock.acquire(), rlock.acquire(blocking=False))
answers = []
t = threading.Thread(target=lambda: answers.append(rlock.acquire(blocking=False)))
t.start()
t.join()
print(answers)
for _ in range(3):
    rlock.release()
try:
    rlock.release()
except RuntimeError as error:
    print(error)
plain = threading.Lock()
with plain:
    print(plain.acquire(timeout=0.01))
