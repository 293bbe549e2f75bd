# Encodings of files, and what errors= does with what does not fit.
text = "naïve 가나 café\n"
with open("utf8.txt", "w", encoding="utf-8") as file:
    file.write(text)
print(open("utf8.txt", "rb").read())
print(open("utf8.txt", encoding="utf-8").read() == text)
with open("signed.txt", "w", encoding="utf-8-sig") as file:
    file.write("a")
    file.write("b\n")
print(open("signed.txt", "rb").read())
print(ascii(open("signed.txt", encoding="utf-8").read()), ascii(open("signed.txt", encoding="utf-8-sig").read()))
with open("signed.txt", "a", encoding="utf-8-sig") as file:
    file.write("c")
print(open("signed.txt", "rb").read(), ascii(open("utf8.txt", encoding="utf-8-sig").read()))
with open("latin.txt", "w", encoding="latin-1") as file:
    file.write("café\n")
print(open("latin.txt", "rb").read(), open("latin.txt", encoding="latin-1").read())
for errors in (None, "strict", "ignore", "replace", "surrogateescape", "backslashreplace"):
    try:
        print(errors, ascii(open("latin.txt", encoding="utf-8", errors=errors).read()))
    except UnicodeDecodeError as error:
        print(errors, error)
for errors in (None, "ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
    try:
        with open("ascii.txt", "w", encoding="ascii", errors=errors) as file:
            file.write("café 가\n")
    except UnicodeEncodeError as error:
        print(errors, error)
    print(errors, open("ascii.txt", "rb").read())
# What cannot be decoded goes through unharmed.
with open("copy.txt", "w", encoding="utf-8", errors="surrogateescape") as file:
    file.write(open("latin.txt", encoding="utf-8", errors="surrogateescape").read())
print(open("copy.txt", "rb").read())
with open("utf8.txt", encoding="utf-8", errors="replace") as file:
    print(file.encoding, file.errors)
