# Finding, counting, replacing.
s = "mississippi"
print(s.find("ss"), s.find("ss", 3), s.rfind("ss"), s.find("x"), s.index("p"), s.find(""))
print(s.count("ss"), s.count("i"), s.count(""), s.count("issi"))
print(s.replace("ss", "SS"), s.replace("i", "", 2), s.replace("", "-"), s.replace("x", "y"))
print(s.startswith("miss"), s.endswith(("pi", "xx")), s.startswith("ss", 2), "ipp" in s, "" in s)
try:
    s.index("z")
except ValueError as error:
    print(error)
try:
    5 in s
except TypeError as error:
    print(error)
print("TestCase".removeprefix("Test"), "TestCase".removesuffix("Case"), "x".removeprefix("y"))
