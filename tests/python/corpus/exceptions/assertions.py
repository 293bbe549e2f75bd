# assert with and without a message.
def average(numbers):
    assert numbers, "no numbers"
    assert all(isinstance(n, (int, float)) for n in numbers), f"strange: {numbers}"
    return sum(numbers) / len(numbers)


for numbers in ([1, 2], [], ["a"]):
    try:
        print(average(numbers))
    except AssertionError as error:
        print("AssertionError:", error, error.args)
try:
    assert 1 == 2
except AssertionError as error:
    print(repr(error), str(error) == "")
try:
    assert 0, {"any": "object"}
except AssertionError as error:
    print(error.args[0]["any"])
print(__debug__)
