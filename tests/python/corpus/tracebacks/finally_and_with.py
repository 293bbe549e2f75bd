# The frames of what runs on the way out.
class Guard:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        print("exit", details[0].__name__)
        return False


def risky():
    with Guard():
        try:
            raise OSError("disk")
        finally:
            print("finally")


try:
    risky()
finally:
    print("module finally")
