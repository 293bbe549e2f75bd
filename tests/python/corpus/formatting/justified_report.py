# Columns, as in a report.
rows = [("name", "qty", "price"), ("bolt", 120, 0.05), ("bracket", 8, 12.5), ("panel", 1, 1049.99)]
head, *body = rows
print("%-10s %5s %10s" % head)
print("=" * 27)
for name, quantity, price in body:
    print("%-10s %5d %10.2f" % (name, quantity, price))
print("=" * 27)
print("{:<16}{:>11,.2f}".format("total", sum(q * p for _, q, p in body)))
print(f"{'percent':<16}{0.256:>11.1%}")
print("centred".center(27, "~"))
print(str(1.10).rjust(10), str(True).ljust(8), repr("x").center(9), sep="|")
