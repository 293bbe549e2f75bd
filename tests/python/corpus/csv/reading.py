# csv.reader takes lines apart, with quotes, delimiters and line breaks inside.
import csv
import io

text = 'name,amount,note\r\ntea,3,"red, blue\nand green"\r\n"a ""gift""",,x\r\n\r\n서울,1.5,""\r\n'
reader = csv.reader(io.StringIO(text, newline=""))
for row in reader:
    print(reader.line_num, row)
print(list(csv.reader(["a;b;c", "1;'x;y';3"], delimiter=";", quotechar="'")))
print(list(csv.reader(["a\tb", '"c\td"\te'], dialect="excel-tab")), list(csv.reader(['"a","b"\n'], dialect="unix")))
print(list(csv.reader(["a, b,  c", 'x, "y, z"'], skipinitialspace=True)), list(csv.reader(['x, "y, z"'])))
print(list(csv.reader(["x\\,y,z", '"p\\"q",r', "end\\"], escapechar="\\")))
print(list(csv.reader(["a,b\n", "\n", "", "c\r\n", "d\r\r\n", "e,\n", ","])))
print(list(csv.reader(['a"b,c', '"a"b,c', 'a,"b"', '""', '"",""', '"""",x', '"a""b","c"'])))
print(list(csv.reader(['"a",1, 2.5', '"3",4,-5e3'], quoting=csv.QUOTE_NONNUMERIC)))
print(list(csv.reader(['"a",b"', "x"], quoting=csv.QUOTE_NONE)))
print(list(csv.reader(['"open', "still", 'closed",next', '"never closed'])))
print(list(csv.reader(['"a""b",c'], doublequote=False)), list(csv.reader("a|b c|d".split(), delimiter="|")))
print(next(csv.reader(["가,나,다"])), [len(row) for row in csv.reader(["", "a", "a,", ",,"])])
with open("data.csv", "w", newline="") as file:
    file.write(text)
with open("data.csv", newline="") as file:
    header, *rows = csv.reader(file)
print(header, [row for row in rows if row])
