#@variant with the bug
import threading

inside = 0
#@always inside <= 1
doors = threading.Semaphore(1)


def visit(name, patient):
    global inside
    entered = doors.acquire(blocking=patient)
    try:
        if entered:
            inside += 1
            print(f"{name} is inside")
            inside -= 1
        else:
            print(f"{name} went away")
    finally:
        doors.release()


visitors = [("Ann", True), ("Bob", False), ("Cho", True)]
threads = [threading.Thread(target=visit, args=visitor) for visitor in visitors]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

#@variant fixed
import threading

inside = 0
#@always inside <= 1
doors = threading.BoundedSemaphore(1)


def visit(name, patient):
    global inside
    if not doors.acquire(blocking=patient):
        print(f"{name} went away")
        return
    try:
        inside += 1
        print(f"{name} is inside")
        inside -= 1
    finally:
        doors.release()


visitors = [("Ann", True), ("Bob", False), ("Cho", True)]
threads = [threading.Thread(target=visit, args=visitor) for visitor in visitors]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
