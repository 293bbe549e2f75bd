import argparse
import contextlib
import io

parser = argparse.ArgumentParser(prog="prog")
parser.add_argument("--number", type=int, default=3)
parser.add_argument("--kind", choices=["a", "b"])
parser.add_argument("--must", required=True)
for words in ["", "--must", "--must 1 --number x", "--must 1 --kind c", "--must 1 --unknown", "--must 1 stray"]:
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            parser.parse_args(words.split())
    except SystemExit as end:
        print(words, end.code, said.getvalue().splitlines()[-1])
parser.print_usage()
argparse.ArgumentParser(prog="short").error("nothing works")
