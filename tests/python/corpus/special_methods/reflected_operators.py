# Who is asked first, and what NotImplemented does.
class A:
    def __add__(self, other):
        print("A.__add__")
        return NotImplemented

    def __radd__(self, other):
        print("A.__radd__")
        return "A radd"


class B(A):
    def __radd__(self, other):
        print("B.__radd__")
        return "B radd"


class C:
    def __radd__(self, other):
        return f"C radd {other}"

    def __eq__(self, other):
        print("C.__eq__")
        return NotImplemented

    def __lt__(self, other):
        print("C.__lt__")
        return NotImplemented

    def __gt__(self, other):
        print("C.__gt__")
        return True


print(A() + B())
print((A() + C())[:6], 5 + C(), "s" + C(), [1] + C())
try:
    A() + A()
except TypeError as error:
    print(error)
print(C() == C(), C() != C(), C() < C())
try:
    C() + 1
except TypeError as error:
    print(error)
try:
    C() <= C()
except TypeError as error:
    print(error)
