# The method resolution order of a diamond.
class A:
    def hello(self):
        print("A")


class B(A):
    def hello(self):
        print("B in")
        super().hello()
        print("B out")


class C(A):
    def hello(self):
        print("C in")
        super().hello()
        print("C out")


class D(B, C):
    def hello(self):
        print("D in")
        super().hello()
        print("D out")


D().hello()
print([c.__name__ for c in D.__mro__], [c.__name__ for c in D.mro()])
try:
    class Bad(A, B):
        pass
except TypeError as error:
    print(error)
try:
    class Twice(A, A):
        pass
except TypeError as error:
    print(error)
