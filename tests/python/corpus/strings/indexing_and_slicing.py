# Positions from both ends, steps, and slices beyond the end.
s = "Interleave"
print(s[0], s[-1], s[2:5], s[:3], s[-3:], s[::2], s[::-1], s[8:2:-2])
print(s[5:100], s[100:], repr(s[5:2]), s[-100:3])
print(len(s), s[1:-1], s[:])
try:
    s[10]
except IndexError as error:
    print(error)
try:
    s["a"]
except TypeError as error:
    print(error)
try:
    s[0] = "i"
except TypeError as error:
    print(error)
try:
    s[::0]
except ValueError as error:
    print(error)
