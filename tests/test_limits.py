"""Nothing can hang for ever, and nothing has to be quick: a process has a time limit, and a browser is waited for by
what it shows.

A test that sleeps a little before it looks fails on a machine under load, or passes because it looked too early.
"""

from __future__ import annotations

import ast
import re
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
    faults = [
        (call.lineno, f"{of}.{name}")
        for call, of, name in found
        if of == "subprocess" and name in RUNS and not has_limit(call)
    ]
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
    nodes = [
        node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) and node.module == "subprocess"
    ]
    return [alias.name for node in nodes for alias in node.names if alias.name in {*RUNS, "Popen"}]


SHORT = 5000
"""Milliseconds; a shorter wait in a browser can be broken by load."""


def waits(source: str) -> list[str]:
    """Waits of a browser test that load can break: sleeps, timers of scripts, and limits below `SHORT`."""
    nodes = list(ast.walk(ast.parse(source)))
    calls = [(node, *names(node)) for node in nodes if isinstance(node, ast.Call)]
    faults = [
        (call.lineno, name) for call, of, name in calls if name == "wait_for_timeout" or (of, name) == ("time", "sleep")
    ]
    for call, _, name in calls:
        limits = [
            keyword.value.value
            for keyword in call.keywords
            if keyword.arg == "timeout" and isinstance(keyword.value, ast.Constant)
        ]
        of_page = name.startswith(("wait", "expect", "goto", "click", "hover", "tap"))
        faults += [(call.lineno, f"{name} for {limit} ms") for limit in limits if of_page and limit < SHORT]
    texts = [node for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]
    faults += [
        (text.lineno, "setTimeout") for text in texts for _ in re.findall(r"setTimeout\(.*?,\s*[1-9]", text.value)
    ]
    return [f"{line}: {name}" for line, name in sorted(faults)]


@pytest.mark.parametrize("path", sorted((REPOSITORY / "tests" / "browser").glob("*.py")), ids=lambda path: path.name)
def test_a_browser_is_waited_for_by_what_it_shows(path: Path):
    assert waits(path.read_text("utf-8")) == []


@pytest.mark.parametrize(("source", "faults"), [
    ("page.wait_for_timeout(60)", ["1: wait_for_timeout"]),
    ("page.route('x', lambda route: (time.sleep(0.3), route.continue_()))", ["1: sleep"]),
    ("page.wait_for_function('() => x', timeout=1000)", ["1: wait_for_function for 1000 ms"]),
    ("page.wait_for_function('() => x', timeout=60_000)", []),
    ("page.evaluate('new Promise(done => setTimeout(() => done(1), 200))')", ["1: setTimeout"]),
    ("page.evaluate('new Promise(done => setTimeout(done))')", []),
    ("page.locator('a').click(timeout=300)", ["1: click for 300 ms"]),
])  # fmt: skip
def test_a_wait_that_load_can_break_is_seen(source, faults):
    assert waits(source) == faults


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
