# suppress, closing, nullcontext, redirect_stdout, ExitStack.
import io
from contextlib import suppress, closing, nullcontext, redirect_stdout, ExitStack


class Door:
    def close(self):
        print("closed")


with suppress(KeyError, IndexError):
    print("in suppress")
    [][0]
    print("never")
with closing(Door()) as door:
    print(type(door).__name__)
with nullcontext(5) as five:
    print(five)
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("captured")
print(repr(buffer.getvalue()))
with ExitStack() as stack:
    stack.callback(print, "callback one")
    stack.callback(print, "callback", "two", sep="-")
    door = stack.enter_context(closing(Door()))
    print("body")
try:
    with suppress(KeyError):
        raise ValueError("not suppressed")
except ValueError as error:
    print(error)
