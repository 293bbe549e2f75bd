# csv.writer quotes what has to be quoted.
import csv
import io


class Shown:
    def write(self, text):
        return text


ROWS = [[1, 2.5, None, "a"], ["a,b", 'c"d', "e\nf", "g\rh", " x "], [""], [None], [], ["", ""], [True, 1e100, 1 / 3, ["x"]], ("t\tt", "a\\b")]
OPTIONS = [
    {},
    {"quoting": csv.QUOTE_ALL},
    {"quoting": csv.QUOTE_NONNUMERIC},
    {"quoting": csv.QUOTE_NONE, "escapechar": "\\"},
    {"quoting": csv.QUOTE_NONE},
    {"doublequote": False, "escapechar": "\\"},
    {"doublequote": False},
    {"escapechar": "\\"},
    {"delimiter": ";", "lineterminator": "\n", "quotechar": "'"},
    {"dialect": "excel-tab"},
    {"dialect": "unix"},
    {"dialect": csv.excel_tab, "delimiter": "|"},
]
for options in OPTIONS:
    print(options)
    writer = csv.writer(Shown(), **options)
    for row in ROWS:
        try:
            print("  ", repr(writer.writerow(row)))
        except csv.Error as error:
            print("  ", row, error)
memory = io.StringIO()
writer = csv.writer(memory)
print(writer.writerow("abc"), writer.writerows([[1, "x"], (2, "y,z")]), writer.writerows(iter([])))
print(repr(memory.getvalue()))
with open("out.csv", "w", newline="") as file:
    csv.writer(file).writerows([["이름", "값"], ["서울", 'say "hi"']])
print(open("out.csv", "rb").read().decode())
print(list(csv.reader(open("out.csv", newline=""))))
