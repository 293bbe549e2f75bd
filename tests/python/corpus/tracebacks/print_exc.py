# The traceback of a caught exception, to stderr; then the program goes on.
import traceback


def work():
    raise KeyError("inside")


try:
    work()
except KeyError:
    traceback.print_exc()
print("still here")
try:
    try:
        work()
    except KeyError as error:
        raise ValueError("outer") from error
except ValueError as error:
    traceback.print_exception(error)
print("end")
