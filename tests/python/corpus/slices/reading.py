# Every combination of signs.
s = list(range(10))
for start, stop, step in ((None, None, None), (2, 7, None), (None, -3, None), (-3, None, None), (None, None, 3), (None, None, -1),
                          (7, 2, -1), (-1, -5, -2), (5, 5, None), (8, 2, None), (100, None, -4), (None, -100, -1), (-100, 100, 4)):
    print(start, stop, step, s[start:stop:step], "0123456789"[start:stop:step], tuple(s)[start:stop:step], range(10)[start:stop:step])
