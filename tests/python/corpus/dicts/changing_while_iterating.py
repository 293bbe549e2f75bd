# A dict that changes size under a loop.
d = {"a": 1, "b": 2, "c": 3}
try:
    for key in d:
        if key == "a":
            del d[key]
except RuntimeError as error:
    print(error, d)
try:
    for key in d:
        d[key + key] = 0
except RuntimeError as error:
    print(error, d)
for key in d:
    d[key] = "new value"
print(d)
for key in list(d):
    if len(key) == 2:
        del d[key]
print(d)
try:
    for key, value in d.items():
        d.pop(key)
        d[key + "!"] = value
except RuntimeError as error:
    print(error)
iterator = iter({1: 1})
print(next(iterator), next(iterator, "end"))
