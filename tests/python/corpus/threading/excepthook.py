# A hook for uncaught exceptions of threads.
import threading


def hook(args):
    print("hook:", args.exc_type.__name__, args.exc_value, args.thread.name)


threading.excepthook = hook


def fail():
    raise ValueError("in the thread")


t = threading.Thread(target=fail, name="t1")
t.start()
t.join()
print("done")
