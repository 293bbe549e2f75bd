# Who asks for __repr__ and who for __str__.
class Both:
    def __repr__(self):
        return "<repr>"

    def __str__(self):
        return "<str>"


class OnlyRepr:
    def __repr__(self):
        return "only repr"


class OnlyStr:
    def __str__(self):
        return "only str"


class Wrong:
    def __str__(self):
        return 5

    def __repr__(self):
        return None


b = Both()
print(b, str(b), repr(b), [b], {b: b}, (b,), f"{b} {b!r}", "%s %r" % (b, b), "{} {!r}".format(b, b))
print(OnlyRepr(), [OnlyRepr()], str(OnlyStr()), OnlyStr())
for f in (str, repr):
    try:
        f(Wrong())
    except TypeError as error:
        print(error)
try:
    print(f"{Wrong()}")
except TypeError as error:
    print(error)
