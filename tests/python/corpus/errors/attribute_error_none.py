# None where an object was expected.
def find(people, name):
    for person in people:
        if person["name"] == name:
            return person


people = [{"name": "Ann"}]
print(find(people, "Ann").get("name"))
print(find(people, "Bo").get("name"))
