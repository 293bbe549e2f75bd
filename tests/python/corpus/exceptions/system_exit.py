# SystemExit and KeyboardInterrupt pass by `except Exception`.
import sys

for code in (0, 3, "text", None):
    try:
        sys.exit(code)
    except SystemExit as error:
        print(repr(error), error.code)
try:
    try:
        raise KeyboardInterrupt
    except Exception:
        print("not here")
except BaseException as error:
    print(repr(error))
try:
    exit(5)
except SystemExit as error:
    print(error.code)
print("leaving with 7")
sys.exit(7)
