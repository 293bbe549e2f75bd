# Bits of small, negative and big integers.
a, b = 0b1100, 0b1010
print(a & b, a | b, a ^ b, ~a, ~-1)
print(a << 3, a >> 2, -a >> 2, -1 >> 10, 1 << 70)
print((1 << 70) >> 68, (1 << 70) | 1, -(1 << 70) >> 69)
print(-6 & 0xFF, -6 | 1, -6 ^ 3)
print(bin(10), bin(-10), oct(64), hex(255), hex(-255), hex(2 ** 70))
print((37).bit_length(), (-37).bit_length(), (0).bit_length(), (2 ** 70).bit_length())
print((0b10110).bit_count(), (-7).bit_count())
flags = 0
for position in (0, 3, 5):
    flags |= 1 << position
print(bin(flags), [i for i in range(8) if flags >> i & 1])
flags &= ~(1 << 3)
print(f"{flags:08b}")
print(True & 1, True | False, True ^ True, ~True)
