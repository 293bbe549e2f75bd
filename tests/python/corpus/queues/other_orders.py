# LifoQueue, PriorityQueue, SimpleQueue.
import queue

stack, priority, simple = queue.LifoQueue(), queue.PriorityQueue(), queue.SimpleQueue()
for item in (3, 1, 2):
    stack.put(item)
    priority.put(item)
    simple.put(item)
print([stack.get() for _ in range(3)], [priority.get() for _ in range(3)], [simple.get() for _ in range(3)])
for task in ((2, "write"), (1, "read"), (2, "check"), (0, "start")):
    priority.put(task)
while not priority.empty():
    print(*priority.get())
priority.put((1, {}))
try:
    priority.put((1, {}))
except TypeError as error:
    print(error)
print(simple.empty(), simple.qsize())
try:
    simple.get_nowait()
except queue.Empty:
    print("simple is empty")
