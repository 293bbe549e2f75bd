# Other quotes inside, triple quotes, raw f-strings.
d = {"key": "value"}
print(f"{d['key']} {d.get('none', 'nothing')}")
print(f'{d["key"]}')
print(f"""{d["key"]} and {d['key']}
second line {
    1 +
    2
}""")
print(rf"\n{d['key']}\t", fr"{'x'}\d+")
print(f"tab\t{'in'}\tnewline\n{'after'}")
print(f"{'nested ' + f'{1 + 1}'}", f"""{f"{f'{3}'}"}""")
