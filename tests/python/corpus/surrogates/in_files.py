# Bytes that are no text go through a program as lone surrogates, and out again as they were.
import io
import json

raw = b"city,amount\nM\xfcnchen,3\n\xed\xa0\x80,4\nSeoul,5\n"
with open("in.csv", "wb") as file:
    file.write(raw)
with open("in.csv", newline="", encoding="utf-8", errors="surrogateescape") as given:
    with open("out.csv", "w", newline="", encoding="utf-8", errors="surrogateescape") as file:
        for line in given:
            print(ascii(line), any("\udc80" <= letter <= "\udcff" for letter in line))
            file.write(line)
print(open("out.csv", "rb").read() == raw)
for errors in ("strict", "surrogatepass", "replace", "ignore"):
    try:
        print(ascii(open("in.csv", encoding="utf-8", errors=errors).readlines()))
    except UnicodeDecodeError as error:
        print(errors, error)
    try:
        with open("out.txt", "w", encoding="utf-8", errors=errors) as file:
            print(file.write("x\ud800y"))
    except UnicodeEncodeError as error:
        print(errors, error)
    print(open("out.txt", "rb").read())
with open("in.csv", encoding="utf-8", errors="surrogateescape") as file:
    file.readline()
    print(ascii(file.read(4)), file.tell(), ascii(file.read()))
print(json.dumps("\ud800a"), ascii(json.loads('"\\ud83d\\ude00 \\ud800"')))
print(ascii(io.TextIOWrapper(io.BytesIO(b"\xff\n"), encoding="ascii", errors="surrogateescape").read()))
