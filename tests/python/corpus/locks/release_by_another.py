# An RLock cannot be released by another thread.
import threading

lock = threading.RLock()
lock.acquire()


def other():
    try:
        lock.release()
    except RuntimeError as error:
        print("other:", error)


t = threading.Thread(target=other)
t.start()
t.join()
lock.release()
print("main released it")
