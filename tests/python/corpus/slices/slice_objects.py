# slice, indices, and __getitem__ that sees it.
s = slice(1, 10, 3)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None, None, -1).indices(4), slice(3) == slice(None, 3, None))
print(list(range(20))[s], "abcdefghijkl"[slice(-3, None)])


class Show:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)


show = Show()
print(show[1], show[1:2], show[::2], show[1, 2], show[1:2, ::3], show[...], show["a":"b"], show[()])
show[1:3] = 5
del show[2:]
show[0, 1] += (2,)
for bad in (lambda: [1]["a":], lambda: [1][1.5:], lambda: [1, 2][::0], lambda: hash(slice(1)), lambda: "abc"[None:"b"]):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
