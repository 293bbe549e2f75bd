# split with and without a separator, limits, lines.
print("  a  b c ".split(), "  a  b c ".split(" "), "".split(), "".split(","))
print("a,b,,c".split(","), "a,b,c,d".split(",", 2), "a,b,c,d".rsplit(",", 1))
print("one\ntwo\r\nthree\n".splitlines(), "one\ntwo\n".splitlines(keepends=True))
print("key=value=more".partition("="), "key".partition("="), "a.b.c".rpartition("."))
print("-".join(["a", "b", "c"]), "".join([]), ", ".join("xyz"), "|".join({"k": 1}))
try:
    "a b".split("")
except ValueError as error:
    print(error)
try:
    ",".join(["a", 1])
except TypeError as error:
    print(error)
try:
    ",".join(5)
except TypeError as error:
    print(error)
print(" a b  c ".split(None, 1), "a1b2".split("1"))
