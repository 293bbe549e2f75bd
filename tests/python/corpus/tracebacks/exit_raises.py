# An error in __exit__ is chained to the first.
class Broken:
    def __enter__(self):
        return "resource"

    def __exit__(self, kind, value, trace):
        raise RuntimeError("cannot close")


with Broken() as b:
    print(b)
    print(b + 1)
