# Each augmented operator, also on what is not a name.
n = 10
n += 5
n -= 3
n *= 4
n //= 5
n **= 3
n %= 100
n <<= 2
n >>= 1
n |= 1
n &= 0xFE
n ^= 3
print(n)
n /= 4
print(n)
values = [1, 2, 3]
values[1] += 10
values[-1] *= 2
print(values)
totals = {"a": 1}
totals["a"] -= 5
print(totals)


class Box:
    content = 3


box = Box()
box.content += 1
print(box.content, Box.content)
