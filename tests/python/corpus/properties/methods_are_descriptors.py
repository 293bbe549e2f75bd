# Functions bind through __get__.
def hello(self, word="hello"):
    return f"{word} from {self.name}"


class Person:
    def __init__(self, name):
        self.name = name


p = Person("Ann")
Person.hello = hello
p.own = hello
p.bound = hello.__get__(p)
print(p.hello(), p.own(p, "hi"), p.bound("hey"), p.hello.__self__ is p, p.hello.__func__ is hello, Person.hello is hello)
print(p.hello == p.hello, p.hello is p.hello, Person.hello(p, "direct"))
import types
p.late = types.MethodType(lambda self: self.name.upper(), p)
print(p.late())
try:
    p.own()
except TypeError as error:
    print(error)
add = [].append
add(5)
print(add.__self__, "x".join.__self__, type(p.hello).__name__, type(Person.hello).__name__)
