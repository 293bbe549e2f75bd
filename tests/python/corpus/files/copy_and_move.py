# shutil copies, moves and removes.
import os
import shutil

with open("a.txt", "w") as file:
    file.write("content\n" * 3)
print(shutil.copyfile("a.txt", "b.txt"), open("b.txt").read() == open("a.txt").read())
os.makedirs("dir/sub")
print(shutil.copy("a.txt", "dir"), shutil.copy("a.txt", "dir/sub/renamed.txt"))
print(shutil.move("b.txt", "dir/c.txt"), os.path.exists("b.txt"), shutil.move("a.txt", "dir/sub"))
print(shutil.copytree("dir", "copy"))
print([(top, sorted(folders), sorted(files)) for top, folders, files in sorted(os.walk("copy"))])
for action in (
    lambda: shutil.copyfile("none", "x"),
    lambda: shutil.copyfile("dir/c.txt", "dir/c.txt"),
    lambda: shutil.copyfile("dir", "x"),
    lambda: shutil.copytree("dir", "copy"),
    lambda: shutil.move("copy/c.txt", "dir"),
    lambda: shutil.rmtree("none"),
):
    try:
        print(action())
    except OSError as error:
        print(type(error).__name__, error)
shutil.rmtree("copy")
shutil.rmtree("none", ignore_errors=True)
print(os.path.exists("copy"), sorted(os.listdir("dir")))
with open("dir/c.txt") as given, open("d.txt", "w") as file:
    shutil.copyfileobj(given, file)
with open("dir/c.txt", "rb") as given, open("e.txt", "wb") as file:
    shutil.copyfileobj(given, file, 5)
print(open("d.txt").read() == open("e.txt").read())
