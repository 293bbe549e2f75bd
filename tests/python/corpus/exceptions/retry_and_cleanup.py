# Retrying, collecting errors, undoing.
attempts = iter([ValueError("first"), TimeoutError("second"), None])


def flaky():
    error = next(attempts)
    if error:
        raise error
    return "ok"


for n in range(1, 6):
    try:
        result = flaky()
    except (ValueError, TimeoutError) as error:
        print(n, type(error).__name__, error)
    else:
        print(n, result)
        break
else:
    print("gave up")


def parse_all(texts):
    good, bad = [], {}
    for text in texts:
        try:
            good.append(int(text))
        except ValueError as error:
            bad[text] = str(error)
        except TypeError:
            bad[repr(text)] = "no text"
    return good, bad


print(parse_all(["1", "x", "22", None, "3.5"]))


def transaction(state, *steps):
    before = dict(state)
    try:
        for step in steps:
            step(state)
    except Exception:
        state.clear()
        state.update(before)
        raise


state = {"a": 1}
try:
    transaction(state, lambda s: s.update(a=2), lambda s: s["missing"])
except KeyError as error:
    print("undone because of", error, state)
