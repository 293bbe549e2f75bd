# The first text program of every course.
text = """the rain in Spain stays mainly
in the plain, the end"""
counts = {}
for word in text.replace(",", "").split():
    word = word.lower()
    counts[word] = counts.get(word, 0) + 1
for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
    print(f"{word:<8}{'#' * count} {count}")
longest = max(counts, key=len)
print(longest, len(longest))
vowels = sum(text.count(v) for v in "aeiou")
print(vowels, text.count("\n") + 1)
