# Inventory with dataclasses, sorted and grouped.
from dataclasses import dataclass, field
from collections import defaultdict


@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    done: bool = field(default=False, compare=False)


@dataclass
class Board:
    tasks: list[Task] = field(default_factory=list)

    def add(self, priority, name):
        self.tasks.append(Task(priority, name))
        return self

    def next(self):
        return min((t for t in self.tasks if not t.done), default=None)


board = Board().add(3, "sweep").add(1, "cook").add(2, "shop").add(1, "eat")
while task := board.next():
    print(task)
    task.done = True
groups = defaultdict(list)
for task in sorted(board.tasks):
    groups[task.priority].append(task.name)
print(dict(groups), board.next())
print(Board() == Board(), Board([Task(1, "a")]) == Board([Task(1, "b")]))
