# A value comes in where yield stands.
def averager():
    total, count, average = 0, 0, None
    while True:
        value = yield average
        if value is None:
            return count
        total += value
        count += 1
        average = total / count


a = averager()
print(next(a))
print([a.send(n) for n in (10, 20, 60)])
try:
    a.send(None)
except StopIteration as stop:
    print("count", stop.value)
b = averager()
try:
    b.send(5)
except TypeError as error:
    print(error)


def echo():
    while True:
        got = yield
        print("got", got)


e = echo()
next(e)
e.send(1)
next(e)
