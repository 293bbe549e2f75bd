# is, ==, id and None.
a, b = [1], [1]
c = a
print(a == b, a is b, a is c, a is not b, id(a) == id(c))
print(None is None, None == 0, None == False, type(None)() is None, True is True, (1 < 2) is True)
x = None
print(x is None, x is not None, not x, x == None)
print(a in [b], any(item is a for item in [b]), any(item is a for item in [c]))
s = "abc"
t = s
t += "d"
print(s, t, s is t)
n = 5
m = n
m += 1
print(n, m, ... is Ellipsis, NotImplemented is NotImplemented)
