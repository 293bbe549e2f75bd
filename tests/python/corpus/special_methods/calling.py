# __call__, also on classes, and callable.
class Polynomial:
    def __init__(self, *coefficients):
        self.coefficients = coefficients

    def __call__(self, x):
        result = 0
        for c in self.coefficients:
            result = result * x + c
        return result


p = Polynomial(1, 2, 3)
print(p(0), p(1), p(10), list(map(p, range(3))), callable(p), callable(Polynomial), callable(p.coefficients))


class Odd:
    pass


o = Odd()
o.__call__ = lambda: "on the instance"
try:
    o()
except TypeError as error:
    print(error)
print(o.__call__())
Odd.__call__ = lambda self, *a, **k: (a, k)
print(o(1, x=2))
try:
    p()
except TypeError as error:
    print(error)
