# join waits until every task is done.
import queue
import threading

q, done = queue.Queue(), []


def worker():
    while True:
        item = q.get()
        done.append(item * 2)
        q.task_done()


threading.Thread(target=worker, daemon=True).start()
for n in range(5):
    q.put(n)
q.join()
print(done, q.unfinished_tasks, q.empty())
try:
    q.task_done()
except ValueError as error:
    print(error)
empty = queue.Queue()
empty.join()
print("nothing to wait for")
