# Breadth-first, depth-first, topological order, Dijkstra by hand.
from collections import defaultdict, deque

edges = [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3)]
graph = defaultdict(list)
for start, end, cost in edges:
    graph[start].append((end, cost))


def bfs(start):
    order, seen, queue = [], {start}, deque([start])
    while queue:
        node = queue.popleft()
        order.append(node)
        for neighbour, _ in graph[node]:
            if neighbour not in seen:
                seen.add(neighbour)
                queue.append(neighbour)
    return order


def dfs(node, seen=None):
    seen = [] if seen is None else seen
    if node not in seen:
        seen.append(node)
        for neighbour, _ in graph[node]:
            dfs(neighbour, seen)
    return seen


def dijkstra(start):
    distance, done = {start: 0}, set()
    while len(done) < len(distance):
        node = min((n for n in distance if n not in done), key=distance.get)
        done.add(node)
        for neighbour, cost in graph[node]:
            distance[neighbour] = min(distance.get(neighbour, float("inf")), distance[node] + cost)
    return distance


print(bfs("a"), dfs("a"), dijkstra("a"))
incoming = defaultdict(int)
for _, end, _ in edges:
    incoming[end] += 1
ready, order = deque(n for n in "abcde" if not incoming[n]), []
while ready:
    node = ready.popleft()
    order.append(node)
    for neighbour, _ in graph[node]:
        incoming[neighbour] -= 1
        if not incoming[neighbour]:
            ready.append(neighbour)
print(order)
