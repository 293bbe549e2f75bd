# OrderedDict moves; ChainMap looks in several.
from collections import ChainMap, OrderedDict

o = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
o.move_to_end("a")
o.move_to_end("c", last=False)
print(o, list(o), o.popitem(), o.popitem(last=False), o)
print(OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1), OrderedDict(a=1, b=2) == {"b": 2, "a": 1}, OrderedDict())


class LRU:
    def __init__(self, size):
        self.size, self.data = size, OrderedDict()

    def get(self, key):
        if key not in self.data:
            return None
        self.data.move_to_end(key)
        return self.data[key]

    def put(self, key, value):
        self.data[key] = value
        self.data.move_to_end(key)
        if len(self.data) > self.size:
            print("evict", self.data.popitem(last=False))


cache = LRU(2)
cache.put("a", 1)
cache.put("b", 2)
print(cache.get("a"))
cache.put("c", 3)
print(cache.get("b"), list(cache.data))
settings = ChainMap({"colour": "red"}, {"colour": "blue", "size": 5})
print(settings["colour"], settings["size"], sorted(settings), settings.maps, len(settings))
settings["size"] = 9
child = settings.new_child({"x": 1})
print(settings, child["x"], child["size"], dict(settings.parents))
try:
    settings["nope"]
except KeyError as error:
    print(error)
