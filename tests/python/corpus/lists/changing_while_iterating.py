# A loop over a list goes by position.
a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
print(a)
a = [1, 1, 2]
for x in a:
    if x == 1:
        a.remove(x)
print(a)
a = [1]
for x in a:
    if len(a) < 5:
        a.append(x + 1)
print(a)
a = [1, 2, 3]
for x in a[:]:
    a.remove(x)
print(a)
a = [1, 2, 3, 4]
for i in range(len(a) - 1, -1, -1):
    if a[i] % 2:
        del a[i]
print(a)
a = [1, 2, 3]
iterator = iter(a)
print(next(iterator))
a.clear()
print(list(iterator))
try:
    a = [1, 2, 3]
    for i in range(len(a)):
        if a[i] == 2:
            a.pop(i)
except IndexError as error:
    print(error)
