# A shop: objects in objects.
class Product:
    def __init__(self, name, price):
        self.name, self.price = name, price


class Line:
    def __init__(self, product, quantity):
        self.product, self.quantity = product, quantity

    @property
    def total(self):
        return self.product.price * self.quantity


class Order:
    next_number = 1

    def __init__(self, customer):
        self.number, Order.next_number = Order.next_number, Order.next_number + 1
        self.customer, self.lines = customer, []

    def add(self, product, quantity=1):
        self.lines.append(Line(product, quantity))
        return self

    def total(self):
        return sum(line.total for line in self.lines)

    def print(self):
        print(f"Order {self.number} for {self.customer}")
        for line in self.lines:
            print(f"  {line.quantity:>2} x {line.product.name:<8}{line.total:8.2f}")
        print(f"  {'total':<13}{self.total():8.2f}")


pen, book = Product("pen", 1.2), Product("book", 15)
Order("Ann").add(pen, 10).add(book).print()
book.price = 12.5
Order("Bo").add(book, 2).print()
