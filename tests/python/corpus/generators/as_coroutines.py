# Round-robin of generators: a scheduler in ten lines.
from collections import deque


def task(name, steps):
    for step in range(1, steps + 1):
        print(name, step)
        yield
    return name + " result"


def run(tasks):
    ready, results = deque(tasks), []
    while ready:
        current = ready.popleft()
        try:
            next(current)
        except StopIteration as stop:
            results.append(stop.value)
        else:
            ready.append(current)
    return results


print(run([task("A", 3), task("B", 1), task("C", 2)]))
