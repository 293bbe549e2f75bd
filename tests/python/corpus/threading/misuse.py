# What cannot be done with a thread.
import threading


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


t = threading.Thread(target=print, args=("once",))
attempt(t.join)
t.start()
t.join()
attempt(t.start)
attempt(lambda: threading.current_thread().join())
attempt(lambda: threading.Thread(print))
attempt(lambda: threading.Thread(target=print, arg=(1,)))
attempt(lambda: t.join(timeout=0.01))
attempt(lambda: setattr(t, "daemon", True))
attempt(lambda: threading.Thread(group=1))
