# Too few arguments, in a method.
class Rectangle:
    def __init__(self, width, height, *, colour):
        self.width, self.height = width, height


r = Rectangle(2, colour="red")
