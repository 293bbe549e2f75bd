# Names as data: globals(), locals() and __name__.
x = 10


def f(a):
    b = a + 1
    return sorted(locals().items())


print(f(1), globals()["x"], __name__, "f" in globals())
globals()["made"] = "through globals"
print(made)
if __name__ == "__main__":
    print("run as a program")
print(type(__builtins__).__name__, __doc__, callable(__import__))


class C:
    a = 1
    names = sorted(n for n in locals() if not n.startswith("__"))


print(C.names)
