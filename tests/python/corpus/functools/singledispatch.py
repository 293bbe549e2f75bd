# One function, several types.
from functools import singledispatch, singledispatchmethod


@singledispatch
def show(x):
    return f"something: {x!r}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return "list of " + ", ".join(show(i) for i in x)


@show.register(str)
def show_str(x):
    return f"text {x}"


print(show(1), show("a"), show([1, "b", 2.5]), show(True), show(None), show_str("direct"), sep="\n")


class Printer:
    @singledispatchmethod
    def write(self, x):
        return "default"

    @write.register
    def _(self, x: int):
        return "int"


print(Printer().write(5), Printer().write("x"))
