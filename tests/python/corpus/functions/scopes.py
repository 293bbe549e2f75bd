# local, global, and the name that is local all through.
x = "global"


def reads():
    return x


def assigns():
    x = "local"
    return x


def changes():
    global x, created
    x = "changed"
    created = "new"


def too_early():
    print(x)
    x = 1


def maybe(flag):
    if flag:
        y = 1
    return y


def deletes():
    z = 1
    del z
    return z


print(reads(), assigns(), x)
changes()
print(reads(), created)
for call in (too_early, lambda: maybe(False), deletes):
    try:
        call()
    except UnboundLocalError as error:
        print(type(error).__name__, error, isinstance(error, NameError))
print(maybe(True))
count = 0


def increment():
    count += 1


try:
    increment()
except UnboundLocalError as error:
    print(error)
del count
try:
    count
except NameError as error:
    print(error)
