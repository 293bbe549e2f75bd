import hashlib

for name in ["sha224", "sha256", "sha384", "sha512"]:
    made = hashlib.new(name, b"interleave")
    print(made.name, made.digest_size, made.block_size, made.hexdigest())
one = hashlib.sha256()
one.update(b"a" * 1000)
two = one.copy()
two.update(bytearray(b"b"))
print(one.hexdigest(), two.digest()[:4], one.digest() == hashlib.sha256(b"a" * 1000).digest())
try:
    hashlib.sha256("text")
except TypeError as error:
    print(error)
try:
    hashlib.new("sha3000")
except ValueError as error:
    print(error)
