# os.path takes names of files apart and puts them together.
from os import path

print(path.join("a", "b", "c.txt"), path.join("a/", "b"), path.join("a", "/b"), path.join("", "a"), path.join("a", ""))
for name in ("/usr/lib/file.tar.gz", "file", ".hidden", "a/.b.c", "dir/", "/", "//", "a//b", "..", "x.", "a.b/c", "...x"):
    print(repr(name), path.split(name), path.basename(name), path.dirname(name), path.splitext(name))
for name in ("", ".", "a/./b/../c", "/../a", "../../a", "a/b/../..", "//a", "///a//b/", "a/.."):
    print(repr(name), path.normpath(name), path.isabs(name))
print(path.relpath("/a/b/c", "/a/x"), path.relpath("/a", "/a"), path.relpath("/a/b", "/"))
print(path.commonprefix(["/usr/lib", "/usr/local", "/usr"]), path.commonprefix([]))
print(path.abspath("/a/../b"), path.abspath(".") == path.abspath(""), path.basename(path.abspath("x/y")))
try:
    path.join("a", 3)
except TypeError as error:
    print(error)
