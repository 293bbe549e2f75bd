# * and ** in displays and calls.
a, b = [1, 2], (3, 4)
print([*a, *b], (*a, *b), {*a, *b, 1}, [*a, 0, *range(2)], {**{"x": 1}, "y": 2, **{"x": 3}})
print(*a, *b, sep=",")
print([*"ab", *{"k": 1}], [*map(str, a)], (*a,))


def f(*args, **kwargs):
    return args, kwargs


print(f(*a, 5, *b, k=1, **{"z": 2}))
x = *a, *b
print(x)
for item in *a, *b:
    print(item, end=" ")
print()


def several():
    return *a, "end"


print(several())
for bad in (lambda: [*5], lambda: {**[1]}, lambda: f(*None), lambda: f(**None), lambda: {*[[]]}):
    try:
        bad()
    except TypeError as error:
        print(error)
