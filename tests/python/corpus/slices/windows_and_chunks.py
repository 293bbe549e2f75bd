# Chunks, windows, rotation.
def chunks(items, size):
    return [items[i:i + size] for i in range(0, len(items), size)]


def windows(items, size):
    return [items[i:i + size] for i in range(len(items) - size + 1)]


def rotate(items, by):
    by %= len(items)
    return items[-by:] + items[:-by] if by else items[:]


data = list(range(7))
print(chunks(data, 3), chunks("abcdefg", 2), chunks([], 2))
print(windows(data, 5), windows("abcd", 2))
print(rotate(data, 2), rotate(data, -1), rotate("abc", 3), rotate("abc", 4))
print([sum(w) / 3 for w in windows([1, 2, 3, 4, 8], 3)])
left, right = data[:len(data) // 2], data[len(data) // 2:]
print(left, right, left + right == data)
