# DictReader and DictWriter: rows by the names of their columns.
import csv
import io

lines = ["name,amount", "tea,3", "bread", "rice,1,2,3", "", "salt,"]
reader = csv.DictReader(lines)
print(reader.fieldnames, reader.line_num)
for row in reader:
    print(reader.line_num, row)
print(list(csv.DictReader(lines, fieldnames=["a", "b"], restkey="more", restval="-")))
print(list(csv.DictReader(["x;y", "1;2"], delimiter=";")), list(csv.DictReader([])), csv.DictReader([]).fieldnames)

memory = io.StringIO()
writer = csv.DictWriter(memory, ["name", "amount"], restval="?", lineterminator="\n")
print(writer.writeheader(), writer.writerow({"name": "tea", "amount": 3}), writer.writerow({"name": "a,b"}))
writer.writerows({"amount": n, "name": str(n) * 2} for n in range(2))
print(memory.getvalue())
for action in (
    lambda: writer.writerow({"name": 1, "price": 2}),
    lambda: csv.DictWriter(memory, ["a"], extrasaction="drop"),
    lambda: csv.DictWriter(memory, ["a"], extrasaction="ignore", lineterminator="|").writerow({"a": 1, "b": 2}),
):
    try:
        print(action())
    except ValueError as error:
        print(error)
total = 0
for row in csv.DictReader(io.StringIO("item,price\nx,1.5\ny,2.25\n")):
    total += float(row["price"])
print(total)
