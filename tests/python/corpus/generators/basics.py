# A generator runs up to its yield, and only when asked.
def countdown(n):
    print("start")
    while n > 0:
        yield n
        n -= 1
    print("end")


g = countdown(2)
print(type(g).__name__)
print(next(g))
print(next(g))
try:
    next(g)
except StopIteration as error:
    print("StopIteration", error.value, error.args)
print(next(g, "default"), list(g))
for n in countdown(3):
    print(n)
print(sum(countdown(4)), list(countdown(0)))
