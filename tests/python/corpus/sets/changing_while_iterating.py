# A set that changes size under a loop.
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
try:
    for x in s:
        s.remove(x)
except RuntimeError as error:
    print(error)
for x in s.copy():
    s.discard(x)
print(s)
s = {1, 2}
for x in s:
    s.add(1)
print(s)
