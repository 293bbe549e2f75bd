# pathlib: the parts of a path.
from pathlib import Path, PurePath

for text in ("/usr/lib/file.tar.gz", "a/b.txt", ".hidden", "dir/", "a//b/./c", "/", ".", "", "..", "x.", "../a.b"):
    path = Path(text)
    print(repr(path), str(path), path.parts, path.name, path.stem, path.suffix, path.suffixes, path.parent, path.is_absolute())
path = Path("/home") / "user" / "notes.txt"
print(path, "etc" / Path("x"), Path("a") / "/b", Path("a", "b", Path("c")), path.joinpath("x", "y"))
print([str(each) for each in path.parents], path.parents[0])
print(path.with_name("other.md"), path.with_suffix(".md"), path.with_suffix(""), path.with_stem("todo"), path.as_posix())
print(path.relative_to("/home"), path.is_relative_to("/home"), path.is_relative_to("/etc"))
for action in (lambda: path.relative_to("/etc"), lambda: Path(".").with_name("x"), lambda: path.with_suffix("md"), lambda: path / 3, lambda: Path(3)):
    try:
        print(action())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(path.match("*.txt"), path.match("user/*.txt"), path.match("/*.txt"), path.match("*.md"), Path("a.py").match("?.py"))
print(path == Path("/home/user/notes.txt"), path != Path("x"), path < Path("/z"), hash(path) == hash(Path(str(path))), path == str(path))
print(sorted([Path("b"), Path("a/c"), Path("a")]), {Path("a"): 1}[Path("a")])
print(f"{path}", PurePath("a").name, isinstance(path, PurePath), isinstance(path, Path))
