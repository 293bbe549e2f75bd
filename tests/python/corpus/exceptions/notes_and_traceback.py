# add_note, with_traceback, the traceback module.
import traceback

try:
    raise ValueError("noted")
except ValueError as error:
    error.add_note("first note")
    error.add_note("second note")
    print(error.__notes__)
    print("".join(traceback.format_exception_only(error)), end="")


def inner():
    raise KeyError("deep")


try:
    inner()
except KeyError as error:
    print(error.__traceback__.tb_lineno, error.__traceback__.tb_next.tb_frame.f_code.co_name)
    print(traceback.format_exc().splitlines()[-1])
    print([frame.name for frame in traceback.extract_tb(error.__traceback__)])
