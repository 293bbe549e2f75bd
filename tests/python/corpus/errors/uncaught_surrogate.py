# A lone surrogate that is printed ends the program.
name = b"caf\xed\xa0\x80".decode("utf-8", "surrogatepass")
print(len(name), ascii(name))
print(name)
