# Entries that compare by priority and arrival.
import itertools
import queue
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    number: int
    name: str = field(compare=False)


numbers = itertools.count()
q = queue.PriorityQueue()
for priority, name in ((2, "mop"), (1, "boil"), (2, "dust"), (0, "alarm"), (1, "brew")):
    q.put(Job(priority, next(numbers), name))
while True:
    try:
        print(q.get_nowait())
    except queue.Empty:
        break
print(issubclass(queue.Full, Exception), queue.Empty.__mro__[1].__name__)
