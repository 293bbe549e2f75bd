# Seeds that are strings or bytes.
import random

for seed in ("hello", "", "한글", b"bytes", "hello "):
    random.seed(seed)
    print(repr(seed), random.random(), random.randint(1, 100))
try:
    random.seed([1])
except TypeError as error:
    print(error)
