# Event handlers, once, throttling by count.
def make_bus():
    handlers = {}

    def on(event, handler):
        handlers.setdefault(event, []).append(handler)

        def off():
            handlers[event].remove(handler)
        return off

    def emit(event, *args):
        return [handler(*args) for handler in handlers.get(event, [])[:]]

    return on, emit


on, emit = make_bus()
off = on("greet", lambda name: f"hello {name}")
on("greet", str.upper)
print(emit("greet", "ann"), emit("nothing"))
off()
print(emit("greet", "bo"))


def once(f):
    done, result = False, None

    def wrapper(*args):
        nonlocal done, result
        if not done:
            done, result = True, f(*args)
        return result
    return wrapper


def every(n):
    count = 0

    def should():
        nonlocal count
        count += 1
        return count % n == 0
    return should


start = once(lambda x: print("starting") or x)
print(start(1), start(2))
third = every(3)
print([third() for _ in range(7)])
