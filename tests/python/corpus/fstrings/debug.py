# {x=} shows the expression as it is written.
x = 42
name = "Eve"
values = [1, 2]
print(f"{x=}")
print(f"{x = }, {x*2=}, {name=}, {name=!s}, {values[0]=}")
print(f"{x=:>8} {x=:08.2f} {len(values)=}")
print(f"{name.upper() = :>6}|")
print(f"{ x  +  1 = }")
