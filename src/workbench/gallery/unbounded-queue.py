#@variant with the bug
import queue
import threading
import time

ITEMS = 30  #@param {type: "integer", min: 1, max: 200}
WORK_MS = 2  #@param {type: "integer", min: 0, max: 20}

lines = queue.Queue()
longest = 0


def produce():
    global longest
    for number in range(ITEMS):
        lines.put(f"line {number}")
        longest = max(longest, lines.qsize())
    lines.put(None)


def consume():
    while lines.get() is not None:
        time.sleep(WORK_MS / 1000)


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{ITEMS} lines, up to {longest} of them waiting")

#@variant fixed
import queue
import threading
import time

ITEMS = 30  #@param {type: "integer", min: 1, max: 200}
WORK_MS = 2  #@param {type: "integer", min: 0, max: 20}

lines = queue.Queue(maxsize=4)
longest = 0


def produce():
    global longest
    for number in range(ITEMS):
        lines.put(f"line {number}")
        longest = max(longest, lines.qsize())
    lines.put(None)


def consume():
    while lines.get() is not None:
        time.sleep(WORK_MS / 1000)


threads = [threading.Thread(target=produce), threading.Thread(target=consume)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"{ITEMS} lines, up to {longest} of them waiting")
