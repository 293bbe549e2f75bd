# close() raises GeneratorExit at the yield; finally runs.
def resource(name):
    print("open", name)
    try:
        while True:
            yield name
    finally:
        print("close", name)


r = resource("a")
next(r)
r.close()
r.close()
print(list(r))
never_started = resource("b")
never_started.close()


def catches():
    try:
        yield 1
    except GeneratorExit:
        print("asked to leave")
        raise


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


c = catches()
next(c)
c.close()
s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)
for name in resource("c"):
    break
print("after the loop")
