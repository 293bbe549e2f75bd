# A test that does not hold.
def add(a, b):
    return a - b


assert add(2, 0) == 2
print("first test passed")
assert add(2, 2) == 4, f"add(2, 2) gave {add(2, 2)}"
