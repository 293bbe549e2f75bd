# nan equals nothing, and yet is found in a list.
nan, inf = float("nan"), float("inf")
print(nan == nan, nan != nan, nan < 1, nan > 1)
print(nan in [nan], [nan] == [nan], [nan].count(nan))
print(inf > 10 ** 400, -inf < -10 ** 400, inf == inf, inf - inf, inf * 0)
print(max(nan, 1), max(1, nan), min([3, nan, 1]))
print(sorted([3.0, inf, -inf, 0.0]))
print(0.0 == -0.0, str(-0.0))
print(1 / inf, -1 / inf, inf // 2, 5 % inf, -5 % inf)
