# exp, log, sin and the others.
import math

print(math.exp(0), math.exp(1), math.log(1), math.log(math.e), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(0), math.expm1(0))
print(math.log(10 ** 400), math.log2(2 ** 2000), math.log10(10 ** 500), math.pow(2, 0.5), math.pow(0, 0), math.pow(2, -1))
print(math.sin(0), math.cos(0), math.tan(0), math.sin(math.pi / 2), math.cos(math.pi), math.asin(1), math.acos(1), math.atan(1) * 4, math.atan2(1, -1), math.atan2(0, -1))
print(round(math.sin(math.pi / 6), 10), round(math.cos(math.pi / 3), 10), round(math.tan(math.pi / 4), 10), round(math.sinh(1), 10), round(math.cosh(1), 10), round(math.tanh(1), 10))
print(math.gamma(5), round(math.lgamma(10), 9), round(math.erf(1), 9), math.sqrt(0.0), math.sqrt(True))
