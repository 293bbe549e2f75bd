# := needs brackets here.
n := 10
print(n)
