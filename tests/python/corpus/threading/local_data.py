# threading.local has a value for each thread.
import threading

data = threading.local()
data.value = "main"


def work(name):
    print(name, hasattr(data, "value"))
    data.value = name
    print(name, data.value)


for name in ("a", "b"):
    t = threading.Thread(target=work, args=(name,))
    t.start()
    t.join()
print(data.value)


class Own(threading.local):
    count = 0

    def __init__(self, start):
        self.items = [start]


own = Own("first")
own.items.append("main")


def other():
    print(own.items, own.count)


t = threading.Thread(target=other)
t.start()
t.join()
print(own.items)
try:
    data.nothing
except AttributeError as error:
    print(error)
