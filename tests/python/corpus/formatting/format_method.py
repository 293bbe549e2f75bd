# str.format: positions, names, attributes, items.
print("{} and {}".format("a", "b"), "{1} before {0}".format("a", "b"), "{0}{0}".format("ab"))
print("{name} is {age}".format(name="Ann", age=30), "{0} {x}".format(1, x=2))
print("{0[1]} {1[key]} {2.real}".format([1, 2], {"key": "v"}, 5), "{:>{}}|".format("r", 5), "{:{w}.{p}f}".format(3.14159, w=8, p=2))
print("{{}} {{{}}}".format(1), "{!r} {!s}".format("q", "q"), "{:,}".format(1234567))
data = {"x": 1, "y": 2}
print("{x}-{y}".format(**data), "{x} {z}".format_map({"x": 1, "z": 3}), "{}{}".format(*[1, 2, 3]))
for template, args in (("{} {}", (1,)), ("{name}", ()), ("{0} {}", (1, 2)), ("{", ()), ("}", ()), ("{0.x}", (1,)), ("{!z}", (1,)), ("{0[5]}", ([1],)), ("{a[b]}", ())):
    try:
        print(template.format(*args))
    except (IndexError, KeyError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
