# Closures over loop variables in generators, over self, over class arguments.
def counters(n):
    for i in range(n):
        yield lambda step=1: i * 10 + step


first, second = counters(2)
print(first(), second(5))
lazy = counters(3)
print([f() for f in lazy], [f() for f in list(counters(3))])


def make_class(base_name, **attributes):
    class Made:
        def __repr__(self):
            return f"{base_name}({', '.join(f'{k}={v}' for k, v in attributes.items())})"
    Made.__name__ = base_name
    return Made


Dog, Cat = make_class("Dog", legs=4), make_class("Cat", lives=9)
print(Dog(), Cat(), Dog.__name__, type(Cat()).__qualname__)


class Button:
    def __init__(self, label):
        self.label = label
        self.click = lambda: f"{self.label} clicked"


b = Button("ok")
b.label = "cancel"
print(b.click())
x = 1
print((lambda: x)(), (lambda x=x: x)(), [(lambda: x + y)() for y in range(2)])
x = 5
print((lambda: (lambda: x)())())
