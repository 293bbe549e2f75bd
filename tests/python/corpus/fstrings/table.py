# A times table and a receipt.
size = 6
print("   |" + "".join(f"{j:4}" for j in range(1, size + 1)))
print("---+" + "-" * 4 * size)
for i in range(1, size + 1):
    print(f"{i:2} |" + "".join(f"{i * j:4}" for j in range(1, size + 1)))
receipt = {"coffee": 3.5, "cake": 4.25, "water": 0}
for item, price in receipt.items():
    print(f"{item.capitalize():.<15}{price:.>8.2f}")
total = sum(receipt.values())
print(f"{'Total':<15}{total:>8.2f}", f"{'Tax (7%)':<15}{total * 0.07:>8.2f}", sep="\n")
