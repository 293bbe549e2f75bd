# Left to right: arguments, operands, targets.
def log(x):
    print("log", x)
    return x


def f(*args, **kwargs):
    return args, kwargs


print(f(log(1), log(2), *log([3]), a=log(4), **log({"b": 5})))
print(log(1) + log(2) * log(3))
d = {}
d[log("key")] = log("value first")
print({log("k1"): log("v1"), log("k2"): log("v2")})
print(log(0) or log("or"), log(0) and log("never"), log(1) if log(0) else log("else"))
items = [0, 0, 0]
i = 0
i, items[i] = 1, 9
print(items, i)
(log("a"), log("b"))[log(1)]
print(log(5) in log([5]))
