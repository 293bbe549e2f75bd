# Code points, not bytes.
s = "naïve 한글 😀"
print(len(s), s[3], s[-1], s[::-1])
print([ord(c) for c in "aé한😀"], chr(0x1F600), chr(97))
print(s.encode(), len(s.encode()), s.encode("utf-8").decode("utf-8") == s)
print("é" == "e\u0301", len("e\u0301"))
print(sorted(["banana", "Apple", "cherry", "äpfel", "apple"]))
print(sorted(["banana", "Apple", "cherry"], key=str.lower))
for bad in (-1, 0x110000):
    try:
        chr(bad)
    except ValueError as error:
        print(error)
try:
    ord("ab")
except TypeError as error:
    print(error)
try:
    "한".encode("ascii")
except UnicodeEncodeError as error:
    print(error)
print("한a".encode("ascii", "replace"), "한a".encode("ascii", "ignore"))
