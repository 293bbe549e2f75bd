# A slice of a list is a new list of the same items.
a = [[1], [2], [3]]
b = a[:]
c = a[1:]
b.append("only b")
c[0].append("shared")
print(a, b, c, b[0] is a[0], a[:] is a, (1, 2)[:] == (1, 2))
stack = [1, 2, 3, 4, 5]
top, rest = stack[-1], stack[:-1]
print(top, rest, stack)
stack[-2:] = [sum(stack[-2:])]
print(stack)
evens, odds = stack[::2], stack[1::2]
print(evens, odds, stack[::-1], stack[-2::-1], stack[:0], stack[10:20])
letters = list("abcdef")
letters[1:5:2] = "XY"
print(letters)
letters[-1:1:-2] = [1, 2]
print(letters)
del letters[::-3]
print(letters)
s = slice(1, 3)
letters[s] = ["new"]
print(letters, letters[s])
