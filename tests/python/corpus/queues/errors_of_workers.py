# A failing item does not stop the others.
import queue
import threading

jobs, outcomes = queue.Queue(), []


def worker():
    while (text := jobs.get()) is not None:
        try:
            outcomes.append((text, int(text)))
        except ValueError as error:
            outcomes.append((text, f"{type(error).__name__}: {error}"))
        finally:
            jobs.task_done()
    jobs.task_done()


t = threading.Thread(target=worker)
t.start()
for text in ("1", "two", "3", None):
    jobs.put(text)
jobs.join()
t.join()
for text, outcome in outcomes:
    print(text, "->", outcome)
