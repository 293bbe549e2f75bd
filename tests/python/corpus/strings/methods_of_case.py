# Case, and questions about a string.
text = "hello World 123"
print(text.upper(), text.lower(), text.title(), text.capitalize(), text.swapcase())
print("straße".upper(), "Straße".casefold() == "STRASSE".casefold(), "ǅ".lower())
for s in ("abc", "abc1", "123", "", " ", "Abc Def", "ABC", "½", "²", "_x1", "1x", "한글"):
    print(repr(s), s.isalpha(), s.isalnum(), s.isdigit(), s.isdecimal(), s.isnumeric(), s.isspace(),
          s.isupper(), s.islower(), s.istitle(), s.isidentifier())
print("they're bill's".title())
