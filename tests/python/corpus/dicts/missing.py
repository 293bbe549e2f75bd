# A subclass may answer for what is not there.
class Squares(dict):
    def __missing__(self, key):
        print("computing", key)
        value = self[key] = key * key
        return value


s = Squares({2: "two"})
print(s[2], s[3], s[3], s.get(4), 4 in s)
print(s, isinstance(s, dict), len(s), type(s).__name__)
print("{a} {b}".format_map(type("D", (dict,), {"__missing__": lambda self, key: f"<{key}>"})(a=1)))
