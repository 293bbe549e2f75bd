"""A search as teaching programs write it: queens on a board, with recursion, tuples and exceptions."""


def place(row, size, columns, rising, falling):
    if row == size:
        return 1
    found = 0
    for column in range(size):
        if column in columns or row + column in rising or row - column in falling:
            continue
        columns.add(column)
        rising.add(row + column)
        falling.add(row - column)
        found += place(row + 1, size, columns, rising, falling)
        columns.remove(column)
        rising.remove(row + column)
        falling.remove(row - column)
    return found


def shortest(size):
    distance = {(0, 0): 0}
    waiting = [(0, 0)]
    for x, y in waiting:
        for dx, dy in ((1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)):
            to = (x + dx, y + dy)
            if 0 <= to[0] < size and 0 <= to[1] < size and to not in distance:
                distance[to] = distance[x, y] + 1
                waiting.append(to)
    return sum(distance.values())


def work():
    caught = 0
    for n in range(60_000):
        try:
            caught += [1, 2, 3][n % 4]
        except IndexError:
            caught += 10
    return f"{place(0, 8, set(), set(), set())} {shortest(60)} {caught}"
