# %d and a text.
rows = [("Ann", 30), ("Bo", "unknown")]
for name, age in rows:
    print("%s is %d" % (name, age))
