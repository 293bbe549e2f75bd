# A container of one's own.
class Shelf:
    def __init__(self, *books):
        self.books = list(books)

    def __len__(self):
        return len(self.books)

    def __getitem__(self, key):
        print("get", key)
        return self.books[key]

    def __setitem__(self, key, value):
        print("set", key, value)
        self.books[key] = value

    def __delitem__(self, key):
        print("delete", key)
        del self.books[key]

    def __contains__(self, title):
        print("contains", title)
        return any(title in book for book in self.books)


shelf = Shelf("Dune", "Emma", "Ulysses")
print(len(shelf), bool(shelf), bool(Shelf()), shelf[0], shelf[-1], shelf[0:2])
shelf[1] = "Persuasion"
shelf[0] += "!"
del shelf[2]
print("sua" in shelf, "x" not in shelf, shelf.books)
try:
    shelf[7]
except IndexError as error:
    print(error)


class Negative:
    def __len__(self):
        return -1


class Text:
    def __len__(self):
        return "5"


for bad in (Negative(), Text()):
    for f in (len, bool):
        try:
            f(bad)
        except (ValueError, TypeError) as error:
            print(type(error).__name__, error)
