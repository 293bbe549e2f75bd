# Memo, currying, partial application by hand.
def memoize(f):
    cache = {}

    def cached(*args):
        if args not in cache:
            cache[args] = f(*args)
        return cache[args]
    cached.cache = cache
    return cached


calls = 0


@memoize
def fib(n):
    global calls
    calls += 1
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(60), calls, len(fib.cache))


def curry(f, n):
    def collect(args):
        return f(*args) if len(args) == n else lambda x: collect(args + (x,))
    return collect(())


print(curry(lambda a, b, c: a * b + c, 3)(2)(3)(4))


def partial(f, *fixed, **named):
    return lambda *args, **kwargs: f(*fixed, *args, **{**named, **kwargs})


print(partial(int, base=2)("101"), partial(max, 10)(3), partial(print, "[", end="]\n")("x"))
