"""Runs one program after another exactly as `python3 -B main.py` does, without starting Python anew for each.

Python imports this file before it opens main.py. Here it waits for the path of a program, makes it main.py and forks. The
child returns from here, so that it is an ordinary run of main.py: same frames, same depth, same exit. The parent reports how
the child ended, as a line of JSON, and waits for the next path.
"""

import gc
import json
import os
import shutil
import signal
import sys

# What programs import most costs more to load than to carry along; of the rest, it is the other way round.
import collections, dataclasses, functools, random, threading, typing  # noqa: E401, F401

# Longer than any program takes; one that gets there is killed, and its status says so.
SECONDS = 20


def captured(stream):
    with open(stream, "rb") as file:
        return file.read().decode("utf-8", "backslashreplace")


def become(program):
    """The rest of this process is the program's: its own streams, and no trace of the driver in what it starts."""
    for number, name in (1, "stdout"), (2, "stderr"):
        file = os.open(name, os.O_CREAT | os.O_TRUNC | os.O_WRONLY)
        os.dup2(file, number)
        os.close(file)
    del os.environ["PYTHONPATH"]
    sys.path.remove(os.path.dirname(__file__))
    shutil.copyfile(program, "main.py")
    signal.alarm(SECONDS)


def serve():
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    null = os.open(os.devnull, os.O_RDONLY)
    os.dup2(null, 0)
    os.close(null)
    gc.freeze()
    for line in requests:
        child = os.fork()
        if child == 0:
            return become(line.rstrip("\n"))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        ended = {"status": status, "stdout": captured("stdout"), "stderr": captured("stderr")}
        print(json.dumps(ended), file=answers, flush=True)
    os._exit(0)


serve()
