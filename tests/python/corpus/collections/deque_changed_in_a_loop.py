# A deque notices that it changed.
from collections import deque

d = deque([1, 2, 3])
try:
    for x in d:
        d.append(x)
except RuntimeError as error:
    print(error)
queue = deque(["a", "b", "c"])
while queue:
    current = queue.popleft()
    print(current)
    if current == "a":
        queue.append("again")


def hot_potato(names, count):
    circle = deque(names)
    while len(circle) > 1:
        circle.rotate(-count)
        print("out:", circle.popleft())
    return circle[0]


print(hot_potato(["Ann", "Bo", "Cy", "Di"], 2))
print(deque([1, 2]) + deque([3]), deque([1]) * 3, deque([1, 2]) < deque([1, 3]), deque([1]) == [1])
