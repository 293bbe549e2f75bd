# Rounding when formatting, big and small values, inf and nan.
print(f"{0.5:.0f} {1.5:.0f} {2.5:.0f} {0.125:.2f} {0.375:.2f} {2.675:.2f} {1e-7:.3f}")
print(f"{1e20:f} {1e20} {1e20:g} {1e20:,.0f} {123456789.0:g} {0.0001:g} {0.00001:g} {1234567.0:.7g}")
inf, nan = float("inf"), float("nan")
print(f"{inf:f} {-inf:.2f} {nan:8.1f}| {inf:010} {inf:+} {nan:%} {inf:F} {-inf:E}")
print(f"{-0.0} {-0.0:.1f} {-0.0:+} {-0.04:.1f} {0.0:e} {100.0:g} {100.0:#g} {1e5:.0e}")
print(f"{1.0:.1} {12.0:.1} {12.0:.3} {1234.5:.2} {0.00001234:.2} {1e16:.17} {5.0:} {1e16}")
print(f"{3:.2f} {True:.1f} {2 ** 70:.3e} {1 / 3:.20f} {1e300:.1f}"[:80])
