# Each operator has its own sentence.
def attempt(label, action):
    try:
        print(label, action())
    except ZeroDivisionError as error:
        print(label, "->", error)


attempt("1 / 0", lambda: 1 / 0)
attempt("1 // 0", lambda: 1 // 0)
attempt("1 % 0", lambda: 1 % 0)
attempt("divmod(1, 0)", lambda: divmod(1, 0))
attempt("1.0 / 0", lambda: 1.0 / 0)
attempt("1.0 // 0", lambda: 1.0 // 0)
attempt("1.0 % 0", lambda: 1.0 % 0)
attempt("divmod(1.0, 0)", lambda: divmod(1.0, 0))
attempt("1 / 0.0", lambda: 1 / 0.0)
attempt("0 ** -2", lambda: 0 ** -2)
attempt("10**40 // 0", lambda: 10 ** 40 // 0)
attempt("0 / 5", lambda: 0 / 5)
