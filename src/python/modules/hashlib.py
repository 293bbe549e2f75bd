from _machine import sha2 as _sha2

algorithms_available = algorithms_guaranteed = {"sha224", "sha256", "sha384", "sha512"}


class HASH:
    def __init__(self, name, data):
        self.name = name
        self.digest_size = int(name[3:]) // 8
        self.block_size = 64 if self.digest_size <= 32 else 128
        self._data = bytearray()
        self.update(data)

    def update(self, data):
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        self._data += data

    def digest(self):
        return _sha2(self.digest_size, bytes(self._data))

    def hexdigest(self):
        return self.digest().hex()

    def copy(self):
        return HASH(self.name, self._data)


def new(name, data=b"", *, usedforsecurity=True):
    if name.lower() not in algorithms_available:
        raise ValueError(f"unsupported hash type {name}")
    return HASH(name.lower(), data)


def sha224(string=b"", *, usedforsecurity=True):
    return HASH("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return HASH("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return HASH("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return HASH("sha512", string)
