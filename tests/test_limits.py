"""Nothing can hang for ever: whatever starts a process or asks a server says how long it may take at most."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from helpers import REPOSITORY

RUNS = {"run", "call", "check_call", "check_output"}
"""What of `subprocess` starts a process and waits for its end."""


def names(call: ast.Call) -> tuple[str, str]:
    """The object and the name that are called: `subprocess.run(…)` -> `subprocess`, `run`; `run(…)` -> ``, `run`."""
    if isinstance(call.func, ast.Attribute):
        return (call.func.value.id if isinstance(call.func.value, ast.Name) else "…"), call.func.attr
    return "", call.func.id if isinstance(call.func, ast.Name) else ""


def has_limit(call: ast.Call, place: int | None = None) -> bool:
    """Whether a call has `timeout=` that is not None, or as many arguments by place as bring one."""
    values = [keyword.value for keyword in call.keywords if keyword.arg == "timeout"]
    values += call.args[place : place + 1] if place is not None else []
    return any(not (isinstance(value, ast.Constant) and value.value is None) for value in values)


def limitless(source: str) -> list[str]:
    """Calls of a source that may take for ever: `3: subprocess.run`.

    A process that goes on by itself (`Popen`) is waited for with a limit, or a `Timer` ends it, somewhere in the file.
    """
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call)]
    found = [(call, *names(call)) for call in calls]
    faults = [(call.lineno, f"{of}.{name}") for call, of, name in found if of == "subprocess" and name in RUNS and not has_limit(call)]
    faults += [(call.lineno, name) for call, _, name in found if name == "urlopen" and not has_limit(call, 2)]
    started = [call for call, _, name in found if name == "Popen"]
    if started:
        waits = [(call, name) for call, of, name in found if of not in ("", "self") and name in ("wait", "communicate")]
        ends = [(call, has_limit(call, 0 if name == "wait" else 1)) for call, name in waits]
        faults += [(call.lineno, "a wait without end") for call, limited in ends if not limited]
        if not any(limited for _, limited in ends) and not any(name == "Timer" for _, _, name in found):
            faults += [(call.lineno, "Popen") for call in started]
    return [f"{line}: {name}" for line, name in sorted(faults)]


def from_imports(source: str) -> list[str]:
    """Names taken out of `subprocess`, which the rule above would not see."""
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) and node.module == "subprocess"]
    return [alias.name for node in nodes for alias in node.names if alias.name in {*RUNS, "Popen"}]


FILES = sorted(path for folder in ("tests", "hooks/edition") for path in (REPOSITORY / folder).rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(REPOSITORY).as_posix())
def test_whatever_is_started_has_a_time_limit(path: Path):
    source = path.read_text("utf-8")
    assert limitless(source) + from_imports(source) == []


@pytest.mark.parametrize(("source", "faults"), [
    ("subprocess.run(['x'])", ["1: subprocess.run"]),
    ("subprocess.run(['x'], timeout=60)", []),
    ("subprocess.run(['x'], timeout=None)", ["1: subprocess.run"]),
    ("a = [subprocess.check_output('x', shell=True).strip()]", ["1: subprocess.check_output"]),
    ("def f():\n    return subprocess.check_call(['x'], cwd='y')", ["2: subprocess.check_call"]),
    ("p = subprocess.Popen(['x'])\np.communicate()", ["1: Popen", "2: a wait without end"]),
    ("p = subprocess.Popen(['x'])\np.wait(60)", []),
    ("p = subprocess.Popen(['x'])\np.communicate(timeout=60)", []),
    ("p = subprocess.Popen(['x'])\nthreading.Timer(60, p.kill).start()\nos.wait4(p.pid, 0)", []),
    ("p = subprocess.Popen(['x'])", ["1: Popen"]),
    ("urllib.request.urlopen('http://x')", ["1: urlopen"]),
    ("urllib.request.urlopen('http://x', timeout=9)", []),
    ("helpers.run('edition', 'check')", []),
])  # fmt: skip
def test_a_call_without_a_limit_is_seen(source, faults):
    assert limitless(source) == faults


def test_a_call_that_hides_its_module_is_seen():
    assert from_imports("from subprocess import run, PIPE") == ["run"]
