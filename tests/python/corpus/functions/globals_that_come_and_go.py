# Names of built-ins that become globals and go again, from wherever that is done.
def size(items):
    return len(items)


print(size([1, 2]))
len = lambda items: "mine"
print(size([1, 2]))
del len
print(size([1, 2]))
globals()["len"] = lambda items: "by the dict"
print(size([1, 2]))
del globals()["len"]
print(size([1, 2]))


def rebinds():
    global len
    len = lambda items: "by a function"


rebinds()
print(size([1, 2]))
del len
print(size([1, 2]))
try:
    del len
except NameError as e:
    print(e)
try:
    later
except NameError as e:
    print(e)


def uses():
    return later + 1


for value in (1, 2, None):
    later = value
    try:
        print(uses())
    except TypeError as e:
        print(e)
del later
uses()
