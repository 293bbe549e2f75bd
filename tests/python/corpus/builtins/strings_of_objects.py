# The shape of the default repr of objects, without their addresses.
class Thing:
    def method(self):
        pass


def generator():
    yield


def shape(x):
    before, *rest = repr(x).split("0x")
    return before + "".join("0x…" + part.lstrip("0123456789abcdef") for part in rest)


t = Thing()
for x in (t, Thing, t.method, Thing.method, generator, generator(), len, [].append, str.upper, lambda: 0, iter([]), iter({}), zip(), map(len, []), enumerate([]), reversed([]), object(), (n for n in []), type, property(), staticmethod(len), super, Exception, iter(""), range, iter(range(1)), Thing.__init__, int.__add__, (5).__add__):
    print(shape(x))
