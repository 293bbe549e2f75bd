# What is shared: globals, arguments, closures; what is not: locals.
import threading

total = 0
shared = []


def add(n, into):
    global total
    total += n
    local = n * 2
    into.append(local)


for n in range(4):
    t = threading.Thread(target=add, args=(n, shared))
    t.start()
    t.join()
print(total, shared)
functions = []
for i in range(3):
    functions.append(threading.Thread(target=lambda: shared.append(i)))
for t in functions:
    t.start()
    t.join()
print(shared)
