# The end of the program waits for its threads.
import threading
import time


def late():
    time.sleep(0.05)
    print("late, but printed")


threading.Thread(target=late).start()
print("the main thread is at its end")
