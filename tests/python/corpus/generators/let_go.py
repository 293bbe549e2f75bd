def g(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", n)

for x in g(3):
    break
print("after break")

def f():
    for x in g(4):
        return x
print(f())
print("after return")

for x in g(2):
    pass
print("after whole")

def h():
    for x in g(5):
        if x == 1:
            break
    print("in h")
    for x in g(6):
        raise ValueError("no")
try:
    h()
except ValueError as e:
    print("caught", e)
print("after raise")
next(g(7))
print("after next")
a = g(8)
next(a)
a = None
print("after None")
b = g(9)
next(b)
del b
print("after del")
print([x for x, _ in zip(g(10), range(2))])
print("after zip")
it = iter(g(11))
for x in it:
    break
print("held")
del it
print("let go")
for x in g(12):
    for y in g(13):
        break
    print("between")
    break
else:
    print("never")
print("end")
x = any(v > 1 for v in g(14))
print(x)
print(next(v for v in g(15) if v == 2))
print("last")
