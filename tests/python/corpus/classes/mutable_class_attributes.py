# A list in the class is shared.
class Team:
    members = []
    size = 0

    def __init__(self, name):
        self.name = name

    def add(self, member):
        self.members.append(member)
        self.size += 1


a, b = Team("a"), Team("b")
a.add("Ann")
b.add("Bo")
print(a.members, b.members, a.size, b.size, Team.size, Team.members is a.members)


class Fixed:
    def __init__(self):
        self.members = []


c, d = Fixed(), Fixed()
c.members.append(1)
print(c.members, d.members)
a.members = ["own"]
print(a.members, b.members)
a.members += ["more"]
b.members += ["shared"]
print(a.members, Team.members, "members" in vars(b))
