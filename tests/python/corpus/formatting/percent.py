# The % operator.
print("%s is %d years and %.1f m" % ("Ann", 30, 1.756))
print("%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%e|%g|%c|%c|%%" % (42, 42, 42, 42, 42, 255, 255, 255, 8, 12345.678, 0.0001, "A", 66))
print("%10s|%-10s|%.2s|%r|%a" % ("right", "left", "cut", "q", "é"))
print("%(name)s: %(score)05.1f" % {"name": "Bo", "score": 9.25})
print("%s %s" % ([1], (2,)), "%s" % None, "%s" % "one", "%d" % 3.99, "%i" % True, "%*d" % (6, 42), "%.*f" % (2, 3.14159))
for template, value in (("%d", "x"), ("%s %s", (1,)), ("%s", (1, 2)), ("%q", 1), ("%d", None), ("%(a)s", 1), ("%(a)s", {"b": 1}),
                        ("%", 1), ("%c", "ab"), ("%x", 1.5), ("%f", "1"), ("plain", 1), ("%c", -1)):
    try:
        print(template % value)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(template, type(error).__name__, error)
