import json

for value in [None, True, False, 0, -7, 10**20, 1.5, 1e300, -0.0, "", "a\"b\\c\n\t\x01", "한글 🎉", [], {}, [1, [2, [3]]], {"a": 1, "b": [True, None]}, (1, 2)]:
    text = json.dumps(value)
    print(text, json.loads(text))
print(json.dumps({1: "a", 2.5: "b", None: "c", True: "d"}))
print(json.dumps("한글 🎉\x7f", ensure_ascii=False))
print(json.dumps([float("inf"), float("-inf"), float("nan")]))
print(json.loads("[Infinity, -Infinity, NaN, 1E5, -2.5e-3, 12345678901234567890]"))
print(json.dumps({"b": 1, "a": [1, 2, {}], "c": {"x": []}}, indent=2, sort_keys=True))
print(json.dumps([1, {"a": 2}], separators=(",", ":")))
print(json.dumps([1, [2]], indent="\t"))
print(json.dumps({"set": {3}}, default=sorted))
print(json.loads('"\\ud83c\\udf89 \\u00e9 \\/"'), json.loads(b' {"a" : [1 , 2]} '))
