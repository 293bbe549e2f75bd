# __cause__, __context__ and __suppress_context__.
def chain(error):
    parts = []
    while error:
        parts.append(f"{type(error).__name__}({error})")
        if error.__cause__:
            parts.append("cause")
            error = error.__cause__
        elif error.__context__ and not error.__suppress_context__:
            parts.append("context")
            error = error.__context__
        else:
            parts.append("suppressed" if error.__suppress_context__ else "end")
            break
    print(" ".join(parts))


def run(how):
    try:
        try:
            {}["missing"]
        except KeyError as error:
            if how == "from":
                raise ValueError("new") from error
            if how == "none":
                raise ValueError("new") from None
            if how == "other":
                raise ValueError("new") from TypeError("made here")
            if how == "bug":
                1 / 0
            raise
    except Exception as error:
        chain(error)


for how in ("from", "none", "other", "bug", "again"):
    run(how)
try:
    try:
        raise ValueError(1)
    finally:
        raise TypeError(2)
except TypeError as error:
    chain(error)
try:
    raise ValueError("alone")
except ValueError as error:
    print(error.__context__, error.__cause__, error.__suppress_context__)
