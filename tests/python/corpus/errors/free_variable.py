# A variable of the outer function that has no value yet.
def outer():
    def inner():
        return later
    result = inner()
    later = 5
    return result


outer()
