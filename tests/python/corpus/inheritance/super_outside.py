# super in class methods, static places, and where it fails.
class A:
    @classmethod
    def make(cls):
        return [cls.__name__]

    def f(self):
        return "A.f"


class B(A):
    @classmethod
    def make(cls):
        return super().make() + ["from B"]

    def f(self):
        return [super(B, self).f() for _ in range(2)]

    def g(self):
        return super().nothing

    def nested(self):
        def inner():
            return super(B, self).f()
        return inner()

    @staticmethod
    def h():
        return super().f()


print(B.make(), B().f(), B().nested())
for call in (B().g, B.h):
    try:
        call()
    except (AttributeError, RuntimeError) as error:
        print(type(error).__name__, error)
try:
    super(B, A()).f()
except TypeError as error:
    print(error)


def outside():
    super().f()


try:
    outside()
except RuntimeError as error:
    print(error)
