# SystemExit ends a thread silently.
import sys
import threading


def leave():
    print("leaving")
    sys.exit(3)
    print("never")


t = threading.Thread(target=leave)
t.start()
t.join()
print("still here")
