# Subscripts with two indices, products, equality.
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    def __getitem__(self, position):
        row, column = position
        return self.rows[row][column]

    def __setitem__(self, position, value):
        row, column = position
        self.rows[row][column] = value

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])

    def __eq__(self, other):
        return self.rows == other.rows

    def __str__(self):
        return "\n".join(" ".join(f"{x:3}" for x in r) for r in self.rows)

    def __iter__(self):
        return (x for r in self.rows for x in r)


m = Matrix([[1, 2], [3, 4]])
m[0, 1] = 7
print(m, m[0, 1], m[1, -1], list(m), sep="\n")
print(m @ Matrix([[1, 0], [0, 1]]) == m, m @ m, sep="\n")
try:
    m[0]
except TypeError as error:
    print(error)
try:
    m[2, 0]
except IndexError as error:
    print(error)
