# Which name is meant, by the letter of the rules.
n = 0


def f():
    n = 1

    def g():
        global n
        n += 10

        def h():
            return n
        return h()

    return g(), n


print(f(), n)


def uses_builtin():
    len = lambda x: "mine"
    return len([])


print(uses_builtin(), len([1]))


def delete_cell():
    x = 1

    def get():
        return x
    del x
    try:
        return get()
    except NameError as error:
        return str(error)


print(delete_cell())


def comprehension_cell():
    return [lambda: (i, n) for i in range(2)]


print([f() for f in comprehension_cell()])
print(sorted(k for k in globals() if not k.startswith("__")), "n" in globals())


def local_names(a, b=2):
    c = a
    return locals()


print(local_names(1))
