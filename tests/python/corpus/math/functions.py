# The functions of math that courses use.
import math

print(math.sqrt(16), math.sqrt(2), math.isqrt(17), math.cbrt(8), math.hypot(3, 4), math.dist((0, 0), (1, 1)))
print(math.floor(-2.5), math.ceil(2.1), math.trunc(-2.9), math.fabs(-3), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(3.25), math.frexp(8.0), math.ldexp(0.5, 4))
print(math.gcd(12, 18), math.gcd(), math.gcd(12, 18, 27), math.lcm(4, 6), math.factorial(20), math.comb(5, 2), math.perm(5, 2), math.perm(4))
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan)
print(math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10))
print(math.prod([1, 2, 3, 4]), math.prod([], start=7), math.fsum([0.1] * 10), sum([0.1] * 10), math.remainder(7, 3), math.ulp(1.0), math.nextafter(1, 2))
print(math.degrees(math.pi), math.radians(180), type(math.floor(2.0)).__name__, math.floor(10 ** 20), math.ceil(-0.5))
