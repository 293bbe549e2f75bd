# Constants, coordinates, tuples in dicts and sets.
RED, GREEN, BLUE = range(3)
DAYS = ("Mon", "Tue", "Wed")
print(GREEN, DAYS[BLUE], DAYS.index("Tue"), len(DAYS), "Sun" in DAYS)
moves = {"up": (0, 1), "down": (0, -1), "left": (-1, 0), "right": (1, 0)}
x = y = 0
visited = {(x, y)}
for step in "up up right down left up".split():
    dx, dy = moves[step]
    x, y = x + dx, y + dy
    visited.add((x, y))
print((x, y), len(visited), (0, 2) in visited)
distances = {("A", "B"): 5, ("B", "C"): 7}
print(distances["A", "B"], sum(distances.values()), [f"{a}->{b}" for a, b in distances])
t = tuple(n * n for n in range(4))
print(t, t[::-1], t + t[:1], (0,) * 3, tuple("ab") * 2, list(t), (t,))
a = (1, 2, 3)
print(*a, sep="", end=";\n")
