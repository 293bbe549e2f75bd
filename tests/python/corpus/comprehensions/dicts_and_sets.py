# The same for dicts and sets.
print({n: n * n for n in range(4)}, {k: v for k, v in zip("abc", range(3)) if v}, {v: k for k, v in {"a": 1, "b": 1}.items()})
print({n % 3 for n in range(10)}, {len(w) for w in ["a", "bb", "cc"]}, {x for x in []}, {k: [] for k in "ab"})
print({word: {c: word.count(c) for c in sorted(set(word))} for word in ("noon", "abba")})
try:
    {[]: 1 for _ in range(1)}
except TypeError as error:
    print(error)
print({i: j for i in range(2) for j in range(3)})


def log(label, value):
    print(label, value)
    return value


print({log("key", n): log("value", n * 10) for n in range(2)})
