# StringIO as a file: with, lines, seek.
import io

with io.StringIO("one\ntwo\nthree") as file:
    print(file.readline(), end="")
    print(file.read(2), [line for line in file])
    file.seek(0)
    print(file.readlines(), file.read() == "")
try:
    file.read()
except ValueError as error:
    print(error)
out = io.StringIO()
print("a", 1, file=out)
out.write("more\n")
out.writelines(["x\n", "y\n"])
print(out.getvalue().splitlines())
with io.StringIO("k=1\nbad\nz=2\n") as file:
    for number, line in enumerate(file, start=1):
        key, equals, value = line.strip().partition("=")
        print(number, key, value if equals else "no value")
