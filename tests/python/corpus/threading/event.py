# An Event lets others go on.
import threading

ready, done = threading.Event(), threading.Event()
log = []


def waiter():
    ready.wait()
    log.append("waiter goes on")
    done.set()


t = threading.Thread(target=waiter)
t.start()
log.append("main sets")
print(ready.is_set(), done.is_set())
ready.set()
t.join()
print(log, ready.is_set(), done.wait(), ready.wait(timeout=1))
ready.clear()
print(ready.is_set(), ready.wait(0.01))
