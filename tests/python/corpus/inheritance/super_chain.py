# super() calls the next in line.
class Animal:
    def __init__(self, name):
        self.name = name

    def speak(self):
        return f"{self.name} makes a sound"


class Dog(Animal):
    def __init__(self, name, breed):
        super().__init__(name)
        self.breed = breed

    def speak(self):
        return super().speak() + ": woof"


class Puppy(Dog):
    def speak(self):
        return super().speak().replace("woof", "yip")


class Cat(Animal):
    pass


for animal in (Animal("It"), Dog("Rex", "boxer"), Puppy("Bit", "pug"), Cat("Tom")):
    print(animal.speak(), isinstance(animal, Dog), type(animal).__mro__[-2].__name__)
try:
    Dog("Rex")
except TypeError as error:
    print(error)
print(Animal.speak(Dog("A", "b")), super(Puppy, Puppy("P", "q")).speak())
