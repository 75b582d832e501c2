"""A process at hand that has loaded the program, for the hundred commands that tests call: each is a copy of it.

Loading the program takes longer than building the sample. Nothing but modules is loaded, so that a command begins as it
would by itself: with its own arguments, folder, environment and output, and it ends as a process does. What concerns
the start of Python (a hash seed, an encoding, another program in PYTHONPATH) is called by itself: see `helpers.run`.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
from functools import cache
from importlib import import_module
from pathlib import Path

LOADED = ("click", "material.plugins.search.plugin", "mkdocs.commands.build", "mkdocs.config.defaults")
"""Modules that `mkdocs build` loads besides those of the program."""
ENDS = 60
"""Seconds for the process to end when nothing is asked of it any more."""


# --- who asks ---------------------------------------------------------------------------------------------------------


@cache
def _process(program: str, python_path: str) -> subprocess.Popen[str]:
    """The process, started by the first command."""
    started = os.environ | {"PYTHONPATH": python_path}
    process = subprocess.Popen(
        [sys.executable, __file__, program], env=started, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(_end, process)
    return process


def _end(process: subprocess.Popen[str]) -> None:
    process.stdin.close()
    process.wait(ENDS)


def call(command: tuple[str, ...], folder: Path, environment: dict[str, str], limit: int) -> tuple[int, str]:
    """The exit code of `python -m COMMAND`, and what it said: standard output and error as one text.

    Raises subprocess.TimeoutExpired after `limit` seconds.
    """
    process = _process(str(Path(__file__).parents[1] / "hooks"), environment["PYTHONPATH"])
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as said:
        asked = {"command": command, "folder": str(folder), "environment": environment, "said": said.name}
        process.stdin.write(json.dumps(asked | {"limit": limit}) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        assert answer, "the process at hand has ended"
        if (code := int(answer)) == -signal.SIGALRM:
            raise subprocess.TimeoutExpired(command, limit, said.read())
        return code, said.read()


# --- the process ------------------------------------------------------------------------------------------------------


def load(program: str) -> None:
    """Every module of the rooms of the program; `mkdocs_build`, beside them, is MkDocs' to load."""
    rooms = [path.relative_to(program) for path in sorted(Path(program).glob("*/**/*.py")) if path.stem != "__main__"]
    for name in (*LOADED, *(".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in rooms)):
        import_module(name)
    gc.freeze()


def begin(asked: dict) -> None:
    """Become the command."""
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    said = os.open(asked["said"], os.O_WRONLY)
    for number in (1, 2):
        os.dup2(said, number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    signal.alarm(asked["limit"])
    module, *arguments = asked["command"]
    sys.argv = [module, *arguments]
    sys.path[0] = asked["folder"]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


def serve(program: str) -> None:
    """Answer each line of standard input, a command, with a line, its exit code."""
    load(program)
    for line in sys.stdin:
        if (child := os.fork()) == 0:
            return begin(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
    return None


if __name__ == "__main__":
    serve(sys.argv[1])
