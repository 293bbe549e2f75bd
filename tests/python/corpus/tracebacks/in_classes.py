# Methods, __init__, properties, class bodies.
class Account:
    def __init__(self, owner):
        self.owner = self.check(owner)

    def check(self, owner):
        if not owner:
            raise ValueError("no owner")
        return owner

    @property
    def initial(self):
        return self.owner[0]


print(Account("Ann").initial)
Account("")
