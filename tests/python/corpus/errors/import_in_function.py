# An import that fails later.
def load():
    from collections import OrderedDict, orderedict
    return OrderedDict


print("before")
load()
