# Temporary files and folders are gone when they are left.
import os
import tempfile

with tempfile.TemporaryDirectory(prefix="mine-") as folder:
    print(os.path.isdir(folder), os.path.basename(folder).startswith("mine-"), os.path.dirname(folder) == tempfile.gettempdir())
    with open(os.path.join(folder, "x.txt"), "w") as file:
        file.write("x")
    os.mkdir(os.path.join(folder, "inside"))
    print(sorted(os.listdir(folder)))
print(os.path.exists(folder))

with tempfile.NamedTemporaryFile("w+", suffix=".txt") as file:
    file.write("kept for a while\n")
    file.flush()
    print(os.path.exists(file.name), file.name.endswith(".txt"), open(file.name).read())
    file.seek(0)
    print(file.readlines(), file.closed)
print(os.path.exists(file.name), file.closed)

with tempfile.NamedTemporaryFile(delete=False) as file:
    print(file.write(b"bytes"))
print(os.path.getsize(file.name))
os.remove(file.name)

with tempfile.TemporaryFile("w+") as file:
    file.write("no name")
    file.seek(0)
    print(file.read())

folder = tempfile.mkdtemp()
print(os.listdir(folder), folder != tempfile.mkdtemp())
try:
    with tempfile.TemporaryDirectory() as folder:
        raise KeyError("inside")
except KeyError as error:
    print(error, os.path.exists(folder))
