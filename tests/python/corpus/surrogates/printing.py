# A lone surrogate cannot be printed as it is.
import io
import sys

for text in ("\ud800", "ab\ud880\ud881c", "\U0010ffff"):
    try:
        print("before", text, "behind")
    except UnicodeEncodeError as error:
        print()
        print(error)
print(repr("\ud800"), ascii("\udfff"), ["\udc80"])
try:
    sys.stdout.write("x\ud800")
except UnicodeEncodeError as error:
    print(error.start, error.end)
memory = io.StringIO()
print("\ud800", file=memory)
print(repr(memory.getvalue()))
sys.stderr.write("to stderr \ud800\n")
print(f"{chr(0xDABC)!r:>12}", "%a" % "\ud800")
