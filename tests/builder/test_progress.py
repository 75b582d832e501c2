"""A build says how far it is: a bar on a terminal, lines elsewhere, nothing where none is wanted."""

from __future__ import annotations

import io
import logging
import re
import subprocess
import sys

import pytest
from builder import progress
from builder.progress import STAGES, Progress
from helpers import LIMIT, environment


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Waits:
    """Stands for the end of a build that is looked for so many times in vain; keeps how long each wait was to be."""

    def __init__(self, times: int) -> None:
        self.times, self.waited = times, []

    def wait(self, seconds: float) -> bool:
        self.waited.append(seconds)
        return len(self.waited) > self.times

    def is_set(self) -> bool:
        return False


def seen(text: str) -> str:
    """What stands on a terminal's last line after all that was written."""
    line = ""
    for part in re.split(r"(\r|\n|\033\[K)", text):
        if part in ("\r", "\n"):
            line = "" if part == "\n" else f"\r{line.lstrip(chr(13))}"
        elif part == "\033[K":
            line = ""
        else:
            bare = re.sub(r"\033\[\?25[lh]", "", part)
            under = line.lstrip("\r") if line.startswith("\r") else ""
            line = bare + under[len(bare) :] if line.startswith("\r") else line + bare
    return line.strip()


def test_the_stages_are_a_whole_build():
    assert sum(STAGES.values()) == 100


def test_a_line_has_the_stage_its_steps_and_the_share_of_the_build():
    stream = io.StringIO()
    told = Progress(stream, terminal=False)
    told.say()
    told.at("Rendering pages", 2000)
    for _ in range(1000):
        told.step()
    told.say()
    told.at("Finishing")
    told.say()
    assert stream.getvalue().splitlines() == [
        "Reading and checking, 0 % of the build",
        "Rendering pages, 1,000 of 2,000, 55 % of the build",
        "Finishing, 95 % of the build",
    ]


def test_it_never_goes_back_or_past_the_end():
    told = Progress(io.StringIO(), terminal=False)
    percents = []
    for stage in STAGES:
        told.at(stage, 3)
        for _ in range(5):
            percents.append(told._percent())
            told.step()
    assert percents == sorted(percents)
    assert percents[0] == 0 and percents[-1] == 100


def test_a_bar_stands_on_one_line_of_a_terminal_and_goes_when_something_else_is_said():
    stream = Terminal()
    told = Progress(stream, terminal=True)
    told.at("Rendering pages", 10)
    told.step()
    told.say()
    assert re.fullmatch(r"\[#+-+\] +43%  Rendering pages, 1 of 10", seen(stream.getvalue()))
    assert told.let_pass(logging.makeLogRecord({}))
    assert seen(stream.getvalue()) == ""
    told.say()
    assert "1 of 10" in seen(stream.getvalue()), "it comes back"
    told.end()
    assert seen(stream.getvalue()) == "" and stream.getvalue().endswith("\033[?25h"), "the cursor is shown again"
    assert "\n" not in stream.getvalue()


def test_nothing_is_said_when_a_build_has_ended():
    for terminal in (True, False):
        stream = Terminal() if terminal else io.StringIO()
        told = Progress(stream, terminal=terminal)
        told.end()
        told.say()
        told.end()
        assert stream.getvalue() == ""


@pytest.mark.parametrize(("terminal", "often"), [(True, progress.OFTEN), (False, progress.SELDOM)])
def test_it_waits_before_the_first_word_and_between_two(terminal, often):
    stream = Terminal() if terminal else io.StringIO()
    told = Progress(stream, terminal=terminal)
    told._over = Waits(3)
    told.run()
    assert told._over.waited == [progress.PATIENCE, often, often, often]
    assert terminal or len(stream.getvalue().splitlines()) == 3


IMPATIENT = "import builder.progress as p, sys, runpy; p.PATIENCE = p.OFTEN = p.SELDOM = 0.01; sys.argv[0] = 'mkdocs'; "
IMPATIENT += "runpy.run_module('mkdocs', run_name='__main__')"
"""MkDocs, in which a build speaks at once and without end."""


def call(sample, *options: str) -> list[str]:
    return [sys.executable, "-c", IMPATIENT, "build", "--strict", "-f", str(sample / "mkdocs.yml"), *options]


def test_a_build_tells_its_stages_in_lines_where_there_is_no_terminal(sample):
    built = subprocess.run(
        call(sample), env=environment(), stderr=subprocess.PIPE, text=True, timeout=LIMIT, check=True
    )
    said = [line for line in built.stderr.splitlines() if line.endswith(" % of the build")]
    stages = [line.partition(",")[0] for line in said]
    assert stages and stages == sorted(stages, key=list(STAGES).index)
    percents = [int(re.search(r"(\d+) % of", line)[1]) for line in said]
    assert percents == sorted(percents)


def test_a_quiet_build_says_nothing(sample):
    built = subprocess.run(
        call(sample, "--quiet"),
        env=environment(SITE_URL="https://a.example/"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LIMIT,
    )
    assert (built.returncode, built.stdout) == (0, "")


def on_terminal(sample, **changes: str) -> tuple[int, str]:
    """How a build ended, and what it wrote to what it takes for a terminal: a bare machine may have none to give."""
    command = call(sample)
    command[2] = "import sys; sys.stderr.isatty = lambda: True; " + command[2]
    ended = subprocess.run(
        command, env=environment(**changes), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=LIMIT
    )
    return ended.returncode, ended.stdout.decode()


def test_a_terminal_has_a_bar_while_the_site_is_built_and_none_after_it(sample):
    code, written = on_terminal(sample, TERM="xterm", COLUMNS="100")
    assert code == 0
    assert re.search(r"\[#*-*\] +\d+%  [A-Z][a-z ]+", written)
    assert written.rfind("%") < written.rfind("\033[K") < written.rfind("Documentation built")
    messages = [line for line in written.split("\n") if "INFO" in line]
    assert messages and all(re.match(r"INFO", line.rpartition("\033[?25h")[2].lstrip("\r")) for line in messages)


def test_findings_stand_alone_on_a_terminal(sample):
    people = sample / "data" / "people.yml"
    people.write_text(people.read_text("utf-8") + "nobody: {names: 1}\n", "utf-8")
    code, written = on_terminal(sample, TERM="xterm", COLUMNS="100")
    assert code == 1
    assert written.rfind("%") < written.rfind("\033[K") < written.index("data/people.yml")


def test_a_terminal_that_cannot_move_its_cursor_has_lines(sample):
    code, written = on_terminal(sample, TERM="dumb")
    assert code == 0
    assert " % of the build" in written and "\033" not in written
