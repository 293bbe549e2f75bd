# A vector with operators from both sides.
class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Vector({self.x}, {self.y})"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return self + -other

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other.x + self.y * other.y

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __abs__(self):
        return (self.x ** 2 + self.y ** 2) ** 0.5

    def __truediv__(self, k):
        return Vector(self.x / k, self.y / k)

    def __pow__(self, n):
        return Vector(self.x ** n, self.y ** n)

    def __iadd__(self, other):
        print("in place")
        self.x += other.x
        return self


a, b = Vector(1, 2), Vector(3, 4)
print(a + b, a - b, a * 3, 3 * a, a @ b, -a, abs(b), b / 2, b ** 2)
c = a
c += b
print(a, c is a)
for action in (lambda: a + 1, lambda: 1 + a, lambda: a // 2, lambda: a % b, lambda: 5 / a, lambda: +a, lambda: ~a, lambda: a << 1, lambda: a @ 3, lambda: sum([a, b])):
    try:
        print(action())
    except (TypeError, AttributeError) as error:
        print(error)
