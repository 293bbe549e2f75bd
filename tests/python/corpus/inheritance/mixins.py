# Mixins with cooperative __init__.
class Named:
    def __init__(self, name, **kwargs):
        super().__init__(**kwargs)
        self.name = name


class Aged:
    def __init__(self, age, **kwargs):
        super().__init__(**kwargs)
        self.age = age


class Comparable:
    def __lt__(self, other):
        return self.key() < other.key()

    def __eq__(self, other):
        return self.key() == other.key()


class Person(Comparable, Named, Aged):
    def key(self):
        return self.age, self.name

    def __repr__(self):
        return f"{self.name}({self.age})"


people = [Person(name="Bo", age=3), Person(age=2, name="Cy"), Person(name="Al", age=3)]
print(sorted(people), people[0] == Person(name="Bo", age=3), [c.__name__ for c in Person.__mro__])
try:
    Person(name="X", age=1, height=2)
except TypeError as error:
    print(error)
try:
    hash(people[0])
except TypeError as error:
    print(error)
