import sys

print(sys.getswitchinterval())
sys.setswitchinterval(0.25)
print(sys.getswitchinterval())
sys.setswitchinterval(3)
print(sys.getswitchinterval())
for wrong in (0, -1, "soon", None):
    try:
        sys.setswitchinterval(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(sys.getswitchinterval())
