# What a class body sees, and what is in it sees past the class.
def outer():
    shared = "function's"
    own = "function's own"

    class C:
        shared = "class's"
        seen = [shared for _ in range(2)]
        called = (lambda: shared)()
        first = [x for x in shared[:2]]
        other = own

        def method(self):
            return shared, own

        class Inner:
            def method(self):
                return shared

    return C.shared, C.seen, C.called, C.first, C.other, C().method(), C.Inner().method()


for part in outer():
    print(part)
value = "module's"


def with_global():
    value = "function's"

    class C:
        global value
        print(value)

        def method(self):
            return value

    return C().method()


print(with_global())
