# Folders: made, listed, renamed and removed with os.
import os


def attempt(action, *args, **keywords):
    try:
        print(action.__name__, args, "->", action(*args, **keywords))
    except OSError as error:
        print(action.__name__, args, "->", type(error).__name__, error)


os.mkdir("data")
attempt(os.mkdir, "data")
attempt(os.mkdir, "none/inside")
os.makedirs("data/2024/01")
os.makedirs("data/2024/01", exist_ok=True)
attempt(os.makedirs, "data/2024/01")
for name in ("b.txt", "a.txt", "c.log"):
    with open(os.path.join("data", name), "w") as file:
        file.write(name * 3)
print(sorted(os.listdir("data")), os.listdir("data/2024/01"))
attempt(os.listdir, "nowhere")
attempt(os.listdir, "data/a.txt")
for name in ("data", "data/a.txt", "data/x", "data/2024/..", "data/a.txt/x", ""):
    print(repr(name), os.path.exists(name), os.path.isfile(name), os.path.isdir(name))
print(os.path.getsize("data/a.txt"), os.stat("data/b.txt").st_size)
attempt(os.path.getsize, "data/x")
os.rename("data/a.txt", "data/2024/moved.txt")
print(sorted(os.listdir("data")), os.listdir("data/2024/01"), sorted(os.listdir("data/2024")))
attempt(os.rename, "data/x", "data/y")
attempt(os.rename, "data/b.txt", "data/2024")
attempt(os.rename, "data", "data/2024/inside")
os.replace("data/b.txt", "data/c.log")
print(open("data/c.log").read())
attempt(os.rmdir, "data")
attempt(os.rmdir, "data/c.log")
attempt(os.remove, "data/x")
attempt(os.remove, "data/2024")
os.rename("data/2024", "data/old")
for top, folders, files in os.walk("data"):
    print(top, sorted(folders), sorted(files))
for top, folders, files in os.walk("data", topdown=False):
    print(top, sorted(folders), sorted(files))
    for name in files:
        os.remove(os.path.join(top, name))
    os.rmdir(top)
print(os.path.exists("data"))
