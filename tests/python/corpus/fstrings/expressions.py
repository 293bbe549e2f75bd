# Any expression can stand in the braces.
name, n = "Ada", 3
items = {"a": 1, "b": [10, 20]}
print(f"{name} has {n} items, {n * 2} halves and {n / 2} pairs")
print(f"{name.upper()} {len(name)} {items['a']} {items['b'][1]} {[i * i for i in range(n)]}")
print(f"{'yes' if n > 2 else 'no'} {(lambda x: x + 1)(n)} {n > 2} {not n}")
print(f"{{literal}} {{{n}}} {'{'}")
print(f"{1, 2} {[1, 2]} {({1: 2})}")
print(f"" == "", f"{name}" f" and {n}" " and plain {n}")
print(f"{ n }", f"{n!s:>4}", f"{'a' 'b'}")
