# Tables, ciphers, palindromes.
table = str.maketrans("abc", "xyz", "-")
print("a-b-c-d".translate(table))
print("hello".translate({ord("l"): "L", ord("o"): None, 104: 72}))


def caesar(text, shift):
    out = []
    for c in text:
        if c.isalpha():
            start = ord("A") if c.isupper() else ord("a")
            out.append(chr((ord(c) - start + shift) % 26 + start))
        else:
            out.append(c)
    return "".join(out)


secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3))


def is_palindrome(text):
    letters = [c.lower() for c in text if c.isalnum()]
    return letters == letters[::-1]


print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("Hello"))
try:
    str.maketrans("ab", "c")
except ValueError as error:
    print(error)
