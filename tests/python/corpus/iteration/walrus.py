# := in conditions, comprehensions and arguments.
data = [1, 5, 9, 12]
if (n := len(data)) > 3:
    print("long", n)
index = 0
while (value := data[index]) < 10:
    print("value", value)
    index += 1
print([y for x in data if (y := x * 2) > 5], y)
print((a := 3) + a, (b := [1, 2])[0], f"{(c := 7)}", c)
total = 0
print([total := total + x for x in data], total)


def f(x, flag):
    return x, flag


print(f(x := 5, flag=(z := True)), x, z)
if any((bad := x) > 10 for x in data):
    print("bad is", bad)
print(not (q := 0), q)
