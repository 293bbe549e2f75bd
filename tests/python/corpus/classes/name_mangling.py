# Two underscores in front.
class Safe:
    __secret = "class secret"

    def __init__(self):
        self.__code = 1234
        self._hint = "weak"

    def open(self, code):
        return code == self.__code

    def __hidden(self):
        return "hidden"

    def reveal(self):
        return self.__hidden(), Safe.__secret


class Child(Safe):
    def __init__(self):
        super().__init__()
        self.__code = "child's"

    def codes(self):
        return sorted(vars(self))


s = Safe()
print(s.open(1234), s._Safe__code, s._hint, s.reveal(), Safe._Safe__secret)
for name in ("__code", "__hidden"):
    try:
        getattr(s, name)
    except AttributeError as error:
        print(error)
try:
    s.__code
except AttributeError as error:
    print(error)
print(Child().codes(), Child().open(1234))
s.__code = 5
print(s.__code, s.open(1234))
