# Brackets after what is no function.
numbers = [1, 2, 3]
for i in range(3):
    print(numbers(i))
