# The sentences for specifications that cannot be.
for value, spec in ((1, "z"), (1, "10z"), (1, ".2"), (1.5, "d"), (1.5, "x"), ("a", "d"), (1, ",_"), (1, ",x"), (1, "s"), (1.5, "s"), (1, "c+"), (-1, "c"),
                    (1, "+c"), (1.5, ",e"), (1, "99999999999999999999d"), ([], "5"), ({}, "d"), (None, "s"), ((), ">3"), (1.5, "c"), (1, "#c"), ("a", "#"), ("a", " "), (True, "s")):
    try:
        print(repr(format(value, spec)))
    except (ValueError, TypeError, OverflowError) as error:
        print(f"{value!r} {spec!r}: {type(error).__name__}: {error}")
