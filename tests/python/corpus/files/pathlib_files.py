# pathlib: files and folders by their paths.
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    top = Path(folder)
    notes = top / "notes.txt"
    print(notes.exists(), notes.write_text("가나\nline\n", encoding="utf-8"), notes.exists(), notes.is_file(), notes.is_dir())
    print(repr(notes.read_text(encoding="utf-8")), notes.read_bytes(), notes.stat().st_size)
    print((top / "raw").write_bytes(b"\x00\xff"), (top / "raw").read_bytes())
    with notes.open("a", encoding="utf-8") as file:
        file.write("more\n")
    with notes.open(encoding="utf-8") as file:
        print([line.strip() for line in file])
    (top / "sub" / "deep").mkdir(parents=True)
    (top / "sub").mkdir(exist_ok=True)
    (top / "sub" / "empty.txt").touch()
    (top / "sub" / "deep" / "x.txt").write_text("x")
    print(sorted(path.name for path in top.iterdir()))
    print(sorted(str(path.relative_to(top)) for path in top.glob("*.txt")), sorted(path.name for path in top.glob("*/*.txt")))
    print(sorted(str(path.relative_to(top)) for path in top.rglob("*.txt")), sorted(path.name for path in top.glob("**/deep/*")))
    moved = notes.rename(top / "renamed.txt")
    print(moved.name, moved.exists(), notes.exists())

    def attempt(action):
        try:
            print(action())
        except OSError as error:
            print(type(error).__name__, error.strerror, Path(error.filename).name)

    attempt(lambda: notes.read_text())
    attempt(lambda: notes.unlink())
    attempt(lambda: notes.unlink(missing_ok=True))
    attempt(lambda: (top / "sub").mkdir())
    attempt(lambda: (top / "a" / "b").mkdir())
    attempt(lambda: (top / "sub").rmdir())
    attempt(lambda: list((top / "none").iterdir()))
    attempt(lambda: moved.mkdir(exist_ok=True))
    attempt(lambda: moved.touch(exist_ok=False))
    try:
        moved.write_text(b"bytes")
    except TypeError as error:
        print(error)
    moved.unlink()
    print(moved.exists())
print(top.exists())
