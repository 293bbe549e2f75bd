# The program does not wait for a daemon.
import threading
import time


def forever():
    while True:
        time.sleep(0.01)


d = threading.Thread(target=forever, daemon=True)
d.start()
print(d.daemon, d.is_alive())
child_is_daemon = []


def parent():
    child_is_daemon.append(threading.Thread(target=print).daemon)


p = threading.Thread(target=parent, daemon=True)
p.start()
p.join()
print(child_is_daemon)
print("leaving")
