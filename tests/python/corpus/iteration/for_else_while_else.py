# else runs when no break did.
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d)
            break
    else:
        print(n, "is prime")
i = 0
while i < 3:
    i += 1
    if i == 5:
        break
else:
    print("while else", i)
while True:
    i += 1
    if i > 5:
        print("broke out")
        break
else:
    print("never")
for _ in []:
    print("never")
else:
    print("empty loop's else")
for n in range(3):
    if n == 1:
        continue
    print(n)
else:
    print("continue is no break")
