class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
    def __iter__(self): return iter([1, 2])
    def __len__(self): return 3
    def m(self): return 4
    def __add__(self, o): return 5
    def __getitem__(self, k): return k
def f(x): return 1
print(len(A(1)))
print("after 1")
print(list(A(2)))
print("after 2")
print(f(A(3)))
print("after 3")
print(A(4).m())
print("after 4")
print(A(5) + A(6))
print("after 6")
print(A(7)[3])
print("after 7")
[x for x in A(8)]
print("after 8")
for x in A(9): pass
print("after 9")
sorted(A(10))
print("after 10")
A(11)
print("after 11")
(A(14),)
print("after 14")
{"a": A(15)}
print("after 15")
a, b = A(16)
print("after 16")
print("%s" % len(A(17)))
print("after 17")
x = [A(18) for _ in range(2)]
print("made 18")
x = None
print("after 18")
isinstance(A(19), A)
print("after 19")
if A(20): print("yes")
print("after 20")
while A(21):
    break
print("after 21")
A(22) if A(23) else 0
print("after 23")
print(sum(A(24)), max(A(25)))
print("after 25")
def h(n):
    y = A(n)
    return len(y)
h(26)
print("after 26")
with_ = {A(27).n: 1}
print("after 27")
s = f"{A(28).n}"
print("after 28")
print(any(v for v in A(29)))
print("after 29")
"".join(str(v) for v in A(30))
print("after 30")
assert A(31)
print("after 31")
x = A(32).n
print("after 32")
A(33).n = 4
print("after 33")
A(34) == 3
print("after 34")
not A(35)
print("after 35")
A(36) and A(37)
print("after 37")
for i, v in enumerate(A(38)):
    break
print("after 38")
del x
