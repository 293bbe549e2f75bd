# Replacing, inserting, deleting by slice.
a = list(range(6))
a[1:3] = ["x", "y", "z"]
print(a)
a[1:1] = [100, 200]
print(a)
a[2:5] = []
print(a)
a[len(a):] = "end"
print(a)
a[::2] = [0] * len(a[::2])
print(a)
del a[1:3], a[-1]
print(a)
del a[::2]
print(a)
a[:] = (9, 8, 7)
print(a)
a[::-1] = "abc"
print(a)
a[5:10] = [1]
print(a)
a[3:1] = ["odd"]
print(a)
for action in ("step", "noniterable", "tuple"):
    try:
        if action == "step":
            a[::2] = [1]
        elif action == "noniterable":
            a[0:1] = 5
        else:
            (1, 2)[0:1] = [1]
    except (ValueError, TypeError) as error:
        print(error)
