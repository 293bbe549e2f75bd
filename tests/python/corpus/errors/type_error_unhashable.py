# A list as a key.
visited = {}
position = [1, 2]
visited[tuple(position)] = True
print(visited)
visited[position] = True
