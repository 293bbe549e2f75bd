# Functions are values.
def twice(f, x):
    return f(f(x))


def compose(*functions):
    def composed(x):
        for f in reversed(functions):
            x = f(x)
        return x
    return composed


print(twice(lambda x: x * 3, 2), compose(str, abs, int)("-5"), compose()(1))
table = {"double": lambda x: 2 * x, "square": lambda x: x * x}
print({name: f(7) for name, f in table.items()})
print(list(map(lambda x, y: x * y, [1, 2, 3], [4, 5])), list(filter(None, [0, 1, "", "a"])), list(filter(str.isupper, "aBcD")))
print(sorted(["bb", "a", "ccc"], key=len), max([-5, 3], key=abs), callable(twice), callable(3))
apply = lambda f, *args, **kwargs: f(*args, **kwargs)
print(apply(max, 1, 5), apply(sorted, [2, 1], reverse=True), apply(int, "11", base=2))
operations = [str.upper, str.title, len]
print([operation("ab cd") for operation in operations])
