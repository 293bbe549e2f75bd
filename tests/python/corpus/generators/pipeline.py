# Generators feed generators.
def numbers():
    n = 1
    while True:
        yield n
        n += 1


def squares(source):
    for n in source:
        yield n * n


def take(count, source):
    for _ in range(count):
        yield next(source)


def even(source):
    return (n for n in source if n % 2 == 0)


print(list(take(5, squares(numbers()))), list(take(3, even(squares(numbers())))))


def lines():
    yield from ("3 apples", "", "x pears", "7 plums")


def parsed(source):
    for line in source:
        count, _, name = line.partition(" ")
        if count.isdigit():
            yield name, int(count)


print(dict(parsed(lines())), sum(n for _, n in parsed(lines())))
