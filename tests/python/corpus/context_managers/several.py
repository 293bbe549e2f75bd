# Several managers in one statement, entered in order and left in reverse.
class Named:
    def __init__(self, name, fail=None):
        self.name, self.fail = name, fail
        print("make", name)

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError(f"{self.name} cannot enter")
        return self

    def __exit__(self, *details):
        print("exit", self.name, details[0].__name__ if details[0] else None)
        if self.fail == "exit":
            raise RuntimeError(f"{self.name} cannot exit")


with Named("a") as a, Named("b") as b:
    print(a.name + b.name)
with (
    Named("c") as c,
    Named("d"),
):
    print(c.name)
for fails in (("ok", "enter"), ("ok", "exit"), ("exit", "exit")):
    try:
        with Named("x", fails[0]), Named("y", fails[1]):
            print("body")
    except RuntimeError as error:
        print("caught", error, "| context:", error.__context__)
