# Square brackets after a function.
def squares(n):
    return [i * i for i in range(n)]


print(squares(5)[2])
print(squares[2])
