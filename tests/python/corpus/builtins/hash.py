# What has a hash, and which are equal.
print(hash(5), hash(-5), hash(0), hash(2 ** 61 - 2), hash(2 ** 61 - 1), hash(-1), hash(True), hash(1.0), hash(2.5), hash(-0.0))
print(hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash((1, 2)) == hash((2, 1)), hash(()) == hash(()), hash(None) == hash(None))
print(hash((1, 2, 3)), hash((0.5, (1,))), hash(frozenset([1, 2, 3])), hash(frozenset()), hash(float("inf")), hash(1e300), hash(2 ** 200), hash(0.1))
for thing in ([], {}, set(), (1, []), bytearray(b""), slice(1)):
    try:
        hash(thing)
    except TypeError as error:
        print(error)
print(hash(range(3)) == hash(range(0, 3)))
