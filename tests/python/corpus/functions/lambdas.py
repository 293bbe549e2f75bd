# Small functions, with defaults and conditions.
square = lambda x: x ** 2
sign = lambda x: "+" if x > 0 else "-" if x < 0 else "0"
print(square(5), [sign(x) for x in (3, -2, 0)], (lambda: "no arguments")(), (lambda x, y=2, *z, k=4: (x, y, z, k))(1))
adders = [lambda x, n=n: x + n for n in range(3)]
print([add(10) for add in adders])
print((lambda f: lambda n: f(f, n))(lambda self, n: 1 if n < 2 else n * self(self, n - 1))(10))
print(sorted([(2, "b"), (1, "z"), (2, "a")], key=lambda t: (-t[0], t[1])))
nested = lambda a: lambda b: lambda c: a + b * c
print(nested(1)(2)(3), (lambda *args: args[::-1])(1, 2), (lambda **k: k)(a=1))
