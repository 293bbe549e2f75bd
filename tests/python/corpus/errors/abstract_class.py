# An instance of an abstract class.
from abc import ABC, abstractmethod


class Animal(ABC):
    @abstractmethod
    def speak(self): ...

    @abstractmethod
    def eat(self): ...


class Dog(Animal):
    def speak(self):
        return "woof"


d = Dog()
