# The line is that of the failing part.
def add(*numbers):
    return sum(numbers)


total = add(
    1,
    2,
    add(
        3,
        4 / 0,
    ),
)
