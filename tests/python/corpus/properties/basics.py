# property with setter and deleter.
class Temperature:
    def __init__(self, celsius=0):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees."""
        print("reading")
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        print("writing", value)
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        print("deleting")
        del self._celsius

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32


t = Temperature(25)
print(t.celsius, t.fahrenheit)
t.celsius += 5
try:
    t.celsius = -300
except ValueError as error:
    print(error)
print(t.fahrenheit, Temperature.celsius.__doc__, type(Temperature.celsius).__name__, vars(t))
del t.celsius
try:
    t.celsius
except AttributeError as error:
    print(error)
