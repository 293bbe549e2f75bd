# nonlocal of a name that no outer function has.
def outer():
    def inner():
        nonlocal count
        count = 1
    inner()


outer()
