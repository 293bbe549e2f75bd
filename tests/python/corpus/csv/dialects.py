# Dialects: classes and registered names for how a file is written.
import csv


class Semicolons(csv.Dialect):
    delimiter = ";"
    quotechar = "'"
    quoting = csv.QUOTE_MINIMAL
    lineterminator = "\n"
    doublequote = True


class Wide(csv.excel):
    delimiter = ";;"


class Bare(csv.Dialect):
    delimiter = ";"


print(csv.list_dialects())
print(list(csv.reader(["a;'b;c'"], dialect=Semicolons)), list(csv.reader(["a;'b;c'"], Semicolons())))
print(list(csv.reader(["a;'b;c'"], dialect=Semicolons, quotechar='"')))
for kind in (Wide, Bare):
    try:
        kind()
    except csv.Error as error:
        print(kind.__name__, error)
csv.register_dialect("mine", Semicolons)
csv.register_dialect("pipes", delimiter="|", quoting=csv.QUOTE_NONE)
print(sorted(csv.list_dialects()))
print(list(csv.reader(["a|b;c"], "pipes")), list(csv.reader(["a|b;c"], "mine")))
known = csv.get_dialect("pipes")
print(known.delimiter, known.quotechar, known.quoting, known.escapechar, known.doublequote, repr(known.lineterminator), known.skipinitialspace, known.strict)
csv.unregister_dialect("pipes")
for action in (lambda: csv.get_dialect("pipes"), lambda: csv.unregister_dialect("pipes"), lambda: csv.register_dialect(3)):
    try:
        action()
    except (csv.Error, TypeError) as error:
        print(type(error).__name__, error)
reader = csv.reader(["x"], dialect="mine")
print(reader.dialect.delimiter, reader.line_num, next(reader), reader.line_num, csv.excel.delimiter, csv.unix_dialect.quoting, repr(csv.excel_tab.delimiter))
print(csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC, csv.QUOTE_NONE)
