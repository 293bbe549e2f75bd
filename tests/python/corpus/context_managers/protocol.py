# __enter__ gives, __exit__ sees, and may swallow.
class Manager:
    def __init__(self, swallow=False):
        self.swallow = swallow

    def __enter__(self):
        print("enter")
        return "value"

    def __exit__(self, kind, value, trace):
        print("exit", kind and kind.__name__, value, trace is not None)
        return self.swallow


with Manager() as m:
    print(m)
with Manager(swallow=True):
    print("before")
    raise ValueError("swallowed")
    print("never")
try:
    with Manager():
        raise KeyError("through")
except KeyError as error:
    print("caught", error)


def leave():
    for i in range(2):
        with Manager():
            if i == 0:
                continue
            return "returned"


print(leave())
