b = bytearray(range(10))
b[:2] = b"xyz"
print(b)
b[1:1] = [65, 66]
print(b)
b[::4] = bytes(len(b[::4]))
print(b)
del b[0], b[-1]
print(b)
del b[1:4]
print(b)
del b[::2]
print(b, len(b))
try:
    b[::2] = b"toolong"
except ValueError as error:
    print(error)
try:
    del b[99]
except IndexError as error:
    print(error)
try:
    b[0] = 256
except ValueError as error:
    print(error)
b[1:3] = [7, 8]
print(b)
for value in [5, "text", 1.5, [256]]:
    try:
        b[:1] = value
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
