# str() and repr() of the usual objects.
print(str(None), str(True), str(1.0), str([1, "a", None]), str((1,)), str({}), str(set()), str({"a": (1, 2)}))
print(str(range(3)), str(range(0, 10, 2)), str(slice(1, 2)), str(...), str(NotImplemented))
print(str(int), str(list), str(ValueError), str(ValueError("x")), repr(ValueError("x")), repr(ValueError("x", 1)))
print(str(b"ab"), repr("ab"), str("ab"), str(frozenset([1])), str(print), str(len))
print(str(type(None)), str(type(...)), repr(KeyError("k")), str(KeyError("k")), repr(Exception()))
print(str(b"caf\xc3\xa9", "utf-8"), str(), str(object=5))
