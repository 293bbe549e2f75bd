# Ending a process from outside.
import time
from multiprocessing import Event, Process


def forever(ready):
    ready.set()
    while True:
        time.sleep(0.01)


if __name__ == "__main__":
    ready = Event()
    p = Process(target=forever, args=(ready,), daemon=True)
    p.start()
    ready.wait()
    print(p.is_alive(), p.exitcode)
    p.terminate()
    p.join()
    print(p.is_alive(), p.exitcode)
