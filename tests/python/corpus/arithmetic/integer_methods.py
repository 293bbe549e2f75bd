# to_bytes, from_bytes and the other attributes of numbers.
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True))
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xfe", "big", signed=True))
try:
    (300).to_bytes(1, "big")
except OverflowError as error:
    print(error)
try:
    (-1).to_bytes(1, "big")
except OverflowError as error:
    print(error)
print((5).numerator, (5).denominator, (5).real, (5).imag, (5).conjugate())
print((10).as_integer_ratio(), int(), float(), bool())
print(1_000_000, 0xFF, 0o17, 0b11, 1e3, 1_0.5)
