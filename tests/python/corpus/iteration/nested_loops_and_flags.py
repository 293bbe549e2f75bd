# Grids, break out of two loops, pyramids.
def find(grid, wanted):
    for r, row in enumerate(grid):
        for c, cell in enumerate(row):
            if cell == wanted:
                return r, c
    return None


grid = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print(find(grid, 6), find(grid, 10))
for r in range(3):
    for c in range(3):
        if grid[r][c] == 5:
            break
    else:
        continue
    break
print(r, c)
for i in range(1, 4):
    for j in range(1, 4):
        if i == j:
            continue
        print(f"{i}{j}", end=" ")
    print("|")
print(sum(grid[i][i] for i in range(3)), sum(grid[i][2 - i] for i in range(3)), [max(r) for r in grid], max(map(max, grid)))
