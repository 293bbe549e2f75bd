# __bool__, then __len__, then true.
class Yes:
    pass


class No:
    def __bool__(self):
        print("asked")
        return False


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n


class Both(Sized):
    def __bool__(self):
        return True


class Bad:
    def __bool__(self):
        return 1


print(bool(Yes()), bool(No()), bool(Sized(0)), bool(Sized(3)), bool(Both(0)))
if not No():
    print("no")
print("x" if Sized(0) else "y", not Sized(0), Sized(0) or "other", bool(No() and Yes()))
while Sized(0):
    print("never")
try:
    bool(Bad())
except TypeError as error:
    print(error)
print([x.n for x in filter(None, [Sized(0), Sized(1)])], all([Yes(), Sized(1)]), any([Sized(0)]))
