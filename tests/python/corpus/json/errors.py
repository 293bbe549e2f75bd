import json

for text in ["", "[1, 2", '{"a" 1}', '{"a": 1,}', "[1,]", "nul", '"abc', '{"a": tru}', "1 2", "{1: 2}", "[\n1,\n  x]", '"\\q"', "-"]:
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error, error.lineno, error.colno, error.pos, error.msg)
for value in [{1, 2}, object, {(1, 2): 3}, [b"bytes"]]:
    try:
        json.dumps(value)
    except TypeError as error:
        print(error)
loop = []
loop.append(loop)
try:
    json.dumps(loop)
except ValueError as error:
    print(error)
try:
    json.loads(5)
except TypeError as error:
    print(error)
