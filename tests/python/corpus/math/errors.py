# Where functions are not defined.
import math


def attempt(label, action):
    try:
        print(label, action())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as error:
        print(label, type(error).__name__, error)


attempt("sqrt(-1)", lambda: math.sqrt(-1))
attempt("log(0)", lambda: math.log(0))
attempt("log(-1)", lambda: math.log(-1))
attempt("log(5, 1)", lambda: math.log(5, 1))
attempt("acos(2)", lambda: math.acos(2))
attempt("factorial(-1)", lambda: math.factorial(-1))
attempt("factorial(1.5)", lambda: math.factorial(1.5))
attempt("factorial('3')", lambda: math.factorial("3"))
attempt("exp(1000)", lambda: math.exp(1000))
attempt("pow(0, -1)", lambda: math.pow(0, -1))
attempt("pow(-8, 1/3)", lambda: math.pow(-8, 1 / 3))
attempt("pow(10, 400)", lambda: math.pow(10, 400))
attempt("sqrt('4')", lambda: math.sqrt("4"))
attempt("floor(nan)", lambda: math.floor(math.nan))
attempt("ceil(inf)", lambda: math.ceil(math.inf))
attempt("gcd(1.5, 2)", lambda: math.gcd(1.5, 2))
attempt("isqrt(-1)", lambda: math.isqrt(-1))
attempt("comb(-1, 2)", lambda: math.comb(-1, 2))
attempt("comb(2, 3)", lambda: math.comb(2, 3))
attempt("fmod(1, 0)", lambda: math.fmod(1, 0))
attempt("sin(inf)", lambda: math.sin(math.inf))
attempt("sqrt()", lambda: math.sqrt())
attempt("sqrt(1, 2)", lambda: math.sqrt(1, 2))
attempt("sqrt(10**400)", lambda: math.sqrt(10 ** 400))
attempt("dist", lambda: math.dist((1, 2), (1, 2, 3)))
attempt("prod", lambda: math.prod(5))
attempt("floor('a')", lambda: math.floor("a"))
