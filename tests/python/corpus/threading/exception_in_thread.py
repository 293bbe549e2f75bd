# An exception ends its thread only; it is reported on stderr.
import threading


def fail(n):
    print("failing", n)
    return 1 / n


t = threading.Thread(target=fail, args=(0,), name="unlucky")
t.start()
t.join()
print("the program goes on", t.is_alive())
