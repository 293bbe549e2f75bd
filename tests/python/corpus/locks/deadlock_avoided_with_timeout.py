# Giving up instead of waiting for ever.
import threading

fork_a, fork_b = threading.Lock(), threading.Lock()
log = []


def eat(name, first, second):
    for attempt in range(3):
        with first:
            if second.acquire(timeout=0.01):
                try:
                    return f"{name} eats"
                finally:
                    second.release()
    return f"{name} gives up"


fork_b.acquire()
t = threading.Thread(target=lambda: log.append(eat("one", fork_a, fork_b)))
t.start()
t.join()
fork_b.release()
t = threading.Thread(target=lambda: log.append(eat("two", fork_a, fork_b)))
t.start()
t.join()
print(log, fork_a.locked(), fork_b.locked())
