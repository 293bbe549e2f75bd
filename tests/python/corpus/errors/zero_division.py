# An average of nothing.
def average(numbers):
    return sum(numbers) / len(numbers)


def report(groups):
    for name, numbers in groups.items():
        print(f"{name}: {average(numbers):.2f}")


report({"a": [1, 2], "b": []})
