# try/finally and with around a yield.
class Door:
    def __enter__(self):
        print("door opens")
        return self

    def __exit__(self, kind, value, trace):
        print("door closes", kind.__name__ if kind else None)


def room():
    with Door():
        try:
            yield "inside"
            yield "still"
        finally:
            print("tidy up")


print(list(room()))
for state in room():
    print(state)
    break
r = room()
print(next(r))
try:
    r.throw(KeyError, "lost")
except KeyError as error:
    print(repr(error))
