# The result of a function that returns nothing.
def double(numbers):
    for i in range(len(numbers)):
        numbers[i] *= 2


result = double([1, 2, 3])
print("doubled")
print(result[0] + 1)
