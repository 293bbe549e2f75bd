# A keyword that nobody has.
def connect(host, port=80, timeout=None):
    return host, port


print(connect("a", port=1))
print(connect("a", prot=1))
