# What csv refuses.
import csv


class Shown:
    def write(self, text):
        return text


def attempt(action, *args, **options):
    try:
        print(options, "->", list(action(*args, **options)))
    except (csv.Error, TypeError, ValueError) as error:
        print(options, "->", type(error).__name__, error)


for options in (
    {"delimiter": ""}, {"delimiter": ";;"}, {"delimiter": 3}, {"delimiter": None}, {"quotechar": "ab"}, {"quotechar": 3},
    {"quotechar": None}, {"quotechar": None, "quoting": csv.QUOTE_ALL}, {"escapechar": "ab"}, {"escapechar": 4},
    {"lineterminator": 3}, {"lineterminator": None}, {"quoting": 9}, {"quoting": "x"}, {"colour": 1}, {"dialect": "nope"},
    {"strict": True}, {"dialect": None},
):
    attempt(csv.reader, ['a,"b"'], **options)
attempt(csv.reader, [b"a,b"])
attempt(csv.reader, [3])
attempt(csv.reader, 5)
attempt(csv.reader, ["a\rb"])
attempt(csv.reader, ["a\nb"])
attempt(csv.reader, ['"a"b'], strict=True)
attempt(csv.reader, ['"a'], strict=True)
attempt(csv.reader, ["1,x"], quoting=csv.QUOTE_NONNUMERIC)
for row in (5, None):
    attempt(csv.writer(Shown()).writerow, row)
attempt(csv.writer, 3)
attempt(csv.writer(Shown(), quoting=csv.QUOTE_NONE).writerow, ["a,b"])
attempt(csv.writer(Shown(), quoting=csv.QUOTE_NONE).writerow, [""])
print(csv.field_size_limit(), csv.field_size_limit(5), csv.field_size_limit())
attempt(csv.reader, ["abcde,abcde"])
attempt(csv.reader, ["abc,abcdef"])
attempt(csv.reader, ['abc,"abcdef"'])
csv.field_size_limit(131072)
attempt(csv.field_size_limit, "x")
print(csv.Error.__module__, csv.Error.__mro__[1])
next(csv.reader(["a,b\rc"]))
