# Format specifications of strings.
for spec in ("", "10", "<10", ">10", "^10", "-^11", ".3", "10.3", ">10.3", "*<8", "s", "é^7", "05", "<05"):
    print(f"{spec:6}|{format('hello', spec)}|{format('hi', spec)}|")
for spec in ("d", "+", "=10", ",", "10.3f", "#", ".", "<<", "%"):
    try:
        print(format("hello", spec))
    except ValueError as error:
        print(spec, error)
