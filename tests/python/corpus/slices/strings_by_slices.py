# Text taken apart by position.
line = "2024-03-09T08:07:06 ERROR disk full"
print(line[:10], line[11:19], line[20:25], line[26:], line[-4:], line[:4] + line[5:7])
print("racecar"[::-1] == "racecar", "abcdef"[::2] + "abcdef"[1::2], "hello"[1:-1], "x"[1:], "ab"[:-5], repr("abc"[3:]))
text = "The quick brown fox"
print(" ".join(word[::-1] for word in text.split()), text[:text.index(" ")], text[text.rfind(" ") + 1:])
word = "python"
print([word[:i] for i in range(len(word) + 1)], [word[i:i + 3] for i in range(len(word) - 2)])
print(word[0].upper() + word[1:], word[-1] + word[1:-1] + word[0], word[len(word) // 2:])
number = "1234567"
groups = []
while number:
    groups.insert(0, number[-3:])
    number = number[:-3]
print(",".join(groups))
