# What `with` says about objects that are none.
class OnlyEnter:
    def __enter__(self):
        return self


class OnlyExit:
    def __exit__(self, *details):
        pass


class OnInstance:
    pass


o = OnInstance()
o.__enter__ = lambda: 1
o.__exit__ = lambda *a: None
for thing in (OnlyEnter(), OnlyExit(), o, 5, "text", OnlyEnter, None):
    try:
        with thing:
            print("inside")
    except TypeError as error:
        print(error)
