# What goes wrong with files, and how it is told.
import io


def attempt(what, action):
    try:
        print(what, "->", repr(action()))
    except (OSError, ValueError, TypeError, LookupError) as error:
        print(what, "->", type(error).__name__, error)


attempt("missing", lambda: open("missing.txt"))
attempt("missing folder", lambda: open("none/file.txt", "w"))
attempt("a folder", lambda: open("."))
attempt("write to a folder", lambda: open(".", "w"))
open("file.txt", "w").close()
attempt("below a file", lambda: open("file.txt/inside"))
attempt("no name", lambda: open(""))
attempt("a null", lambda: open("a\0b"))
attempt("a float", lambda: open(1.5))
attempt("None", lambda: open(None))
for mode in ("z", "rw", "", "+", "rr", "br+t", "ra", "U"):
    attempt(f"mode {mode!r}", lambda: open("file.txt", mode))
attempt("mode 3", lambda: open("file.txt", 3))
attempt("binary with encoding", lambda: open("file.txt", "rb", encoding="utf-8"))
attempt("binary with newline", lambda: open("file.txt", "rb", newline=""))
attempt("binary with errors", lambda: open("file.txt", "rb", errors="ignore"))
attempt("unbuffered text", lambda: open("file.txt", "r", 0))
attempt("encoding", lambda: open("file.txt", encoding="klingon"))
attempt("newline", lambda: open("file.txt", newline="x"))
with open("file.txt") as file:
    attempt("write to a reader", lambda: file.write("x"))
    attempt("read with a float", lambda: file.read(1.5))
with open("file.txt", "w") as file:
    attempt("read from a writer", lambda: file.read())
    attempt("loop over a writer", lambda: list(file))
    attempt("bytes into text", lambda: file.write(b"x"))
    attempt("an int into text", lambda: file.write(3))
with open("file.txt", "wb") as file:
    attempt("text into bytes", lambda: file.write("x"))
    attempt("read from a binary writer", lambda: file.read())
for action in (file.read, file.flush, file.tell, file.fileno, file.__enter__):
    attempt("closed", action)
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError))
try:
    open("missing.txt")
except FileNotFoundError as error:
    print(repr(error), error.args, error.errno, error.strerror, error.filename, error.filename2)
