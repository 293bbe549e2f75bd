# Widths and precisions can be computed.
width, precision, fill, align = 12, 3, "*", "^"
pi = 3.14159265
print(f"{pi:{width}.{precision}f}|")
print(f"{pi:{fill}{align}{width}.{precision}}|")
print(f"{'text':{fill}>{width}}|{'text':{fill}<{width}}|")
for w in range(1, 6):
    print(f"{w:>{w}}|{w:0{w}d}|{'x' * w:^{w * 2}}|")
table = [("apple", 1.5, 3), ("kiwi", 0.25, 12)]
longest = max(len(row[0]) for row in table)
for label, price, count in table:
    print(f"{label:<{longest}} {price:6.2f} x {count:>3} = {price * count:7.2f}")
