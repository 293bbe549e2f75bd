# Very long integers are not turned into text, and 3.11 says why.
n = 10 ** 4299
print(len(str(n)))
try:
    str(n * 10)
except ValueError as error:
    print(error)
try:
    int("9" * 4301)
except ValueError as error:
    print(error)
print(len(hex(n * 10)), (n * 10) % 7)
