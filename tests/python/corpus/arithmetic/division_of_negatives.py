# Floor division rounds towards minus infinity; the remainder takes the divisor's sign.
for a in (7, -7):
    for b in (2, -2, 3, -3):
        q, r = a // b, a % b
        print(f"{a:>3} // {b:>2} = {q:>3}   {a:>3} % {b:>2} = {r:>2}   check {q * b + r == a}")
print(divmod(-17, 5), divmod(17, -5), divmod(-17, -5))
print(7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2)
print(divmod(-7.5, 2))
print(int(-7 / 2), -7 // 2)
