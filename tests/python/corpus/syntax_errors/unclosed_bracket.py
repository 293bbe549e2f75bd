# A bracket that is never closed.
print("start")
numbers = [1, 2, 3
print(numbers)
