# Bubble sort, binary search, merge sort, quick sort.
def bubble(items):
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
    return items


def binary_search(items, wanted):
    low, high = 0, len(items) - 1
    while low <= high:
        middle = (low + high) // 2
        if items[middle] == wanted:
            return middle
        if items[middle] < wanted:
            low = middle + 1
        else:
            high = middle - 1
    return -1


def merge_sort(items):
    if len(items) < 2:
        return items
    left, right = merge_sort(items[:len(items) // 2]), merge_sort(items[len(items) // 2:])
    merged = []
    while left and right:
        merged.append((left if left[0] <= right[0] else right).pop(0))
    return merged + left + right


def quick(items):
    if not items:
        return []
    pivot, *rest = items
    return quick([x for x in rest if x < pivot]) + [pivot] + quick([x for x in rest if x >= pivot])


data = [(i * 37 + 11) % 50 for i in range(15)]
print(data)
print(bubble(data) == merge_sort(data) == quick(data) == sorted(data), bubble(data))
print(binary_search(sorted(data), 48), binary_search(sorted(data), 5))
