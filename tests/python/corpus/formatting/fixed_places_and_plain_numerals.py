# A fixed number of places, exactly rounded half to even, and numerals that are read back.
for x in (0.0, -0.0, 0.125, 0.375, 0.5, 1.5, 2.5, -2.5, 0.05, 0.15, 0.25, 0.045, 2.675, 999.995, 0.1, 1 / 3, 123456.789, 2.0**52 + 0.5, 2.0**53, 1e15 + 0.3, 1e22, 1e-5, 1e-20, 5e-324, 2.0**-60, 1e300):
    print(*[format(x, f".{places}f") for places in (0, 1, 2, 3, 7, 15, 16, 20)], f"{-x:z.1f} {x:#.0f} {x:+012.3f} {x:,.2f} {x:.1%}", "%.2f" % x)
for x in (float("nan"), float("inf"), float("-inf")):
    print(f"{x:.2f} {x:08.1f} {x:F}")
for text in ("", ".", "1.", ".5", "1..2", "00.10", "1_0", "1__0", " 12 ", "12\n", "٣", "1e5", "inf", "+5", "-0", "--1", "0x10", "1 2", "0" * 30 + "7", "9" * 18, "9" * 19, "-" + "9" * 19, "007"):
    for read in (int, float):
        try:
            print(read(text), end=" ")
        except ValueError as e:
            print(e, end=" ")
    print()
for spec in ("05d", ">6", "^7", "+d", " d", "x", "#010b", ",", "_", "*^9d", "z", "=+8d", "c", "08.3f"):
    for value in (0, 7, -42, True, 2**70):
        try:
            print(f"[{value:{spec}}]", end=" ")
        except (ValueError, OverflowError) as e:
            print(e, end=" ")
    print()
print("a;b;;c;".split(";"), "a;b;;c".split(";", 1), ";".split(";"), "".split(";"), "aéb".split("é"), "a--b-c".split("--"))
first, (second, third), *rest = 1, (2, 3), 4, 5
for name, value in {"x": 1, "y": 2}.items():
    print(name, value, first, second, third, rest)
for wrong in ((1,), (1, 2, 3), 5):
    try:
        a, b = wrong
    except (ValueError, TypeError) as e:
        print(e)
