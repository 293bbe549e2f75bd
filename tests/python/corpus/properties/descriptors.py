# Descriptors by hand: data and non-data.
class Positive:
    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return f"descriptor {self.name} of {owner.__name__}"
        return instance.__dict__.get(self.name, 0)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name} must be positive, not {value}")
        instance.__dict__[self.name] = value


class Constant:
    def __get__(self, instance, owner):
        return "non-data"


class Product:
    price = Positive()
    amount = Positive()
    label = Constant()

    def __init__(self, price, amount):
        self.price, self.amount = price, amount


p = Product(3, 4)
print(p.price * p.amount, Product.price, p.label, vars(p))
p.__dict__["price"] = 100
p.__dict__["label"] = "from the instance"
print(p.price, p.label)
for values in ((0, 1), (1, -5)):
    try:
        Product(*values)
    except ValueError as error:
        print(error)
