# range in loops, down, by steps, empty; changing the loop variable.
for i in range(3):
    print(i, end=" ")
    i = 10
print(i)
for i in range(10, 0, -3):
    print(i, end=" ")
print()
for i in range(5, 5):
    print("never")
print(i)
n = 3
for i in range(n):
    n = 100
    print(i, n)
total = 0
for i in range(1, 101):
    total += i
print(total, sum(range(1, 101)), list(range(-3, 3)), list(range(0, 20, 7)))
for row in range(1, 5):
    print(" " * (4 - row) + "*" * (2 * row - 1))
