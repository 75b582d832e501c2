"""MkDocs with a clock in it: builds as called, and writes how long each phase of the build took.

    python timed.py REPORT build -f mkdocs.yml

The phases are functions by name; nothing in the program knows of them. Time within one that another of them calls is
counted once, for the other. REPORT gets `{"read": [CPU seconds, wall seconds], …}`; the CPU is that of all processes
that have ended.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import resource
import runpy
import sys
import time
from pathlib import Path

START, REST = "start", "other"
"""What passes before the build begins, the interpreter's own start apart; and what is in no phase."""

MKDOCS = {
    REST: ["mkdocs.commands.build:build"],
    "read": ["mkdocs.structure.pages:Page.read_source", "mkdocs.structure.files:get_files"],
    "Markdown": ["mkdocs.structure.pages:Page.render"],
    "templates": [
        "mkdocs.commands.build:_build_page",
        "mkdocs.commands.build:_build_theme_template",
        "mkdocs.commands.build:_build_extra_template",
    ],
    "write": [
        "mkdocs.utils:write_file",
        "mkdocs.utils:clean_directory",
        "mkdocs.structure.files:Files.copy_static_files",
    ],
}
"""Phase -> functions of MkDocs, which the floor has, too."""

OURS = {
    "read": ["edition.reading.material:read"],
    "check": ["edition.load:load"],
    "records": ["edition.pages.build:build"],
    "typefaces": ["edition.faces.web_fonts:make"],
    "exports": ["edition.exports.table:build"],
    "Markdown": ["edition.inserts.table:fill_in", "builder.page:EditionPage.render", "builder.pages:marked"],
    "templates": ["builder.pages:take_finished"],
    "styles": ["edition.look.styles:slim_site"],
    "search": ["edition.search.pagefind:write"],
    "write": ["builder.unchanged:leave", "builder.place:swap", "builder.cache:Cache.sweep"],
}
"""Phase -> functions of the program; `records` makes Markdown of them, `search` is that of a large edition. What a
function imports by name has to stand before the module that does.
"""

PHASES = [START, *dict.fromkeys([*OURS, *MKDOCS])]


class Clock:
    """Adds up the time of phases, of which one is running at each moment."""

    def __init__(self) -> None:
        self.spent = {phase: [0.0, 0.0] for phase in PHASES}
        self._running = [START]
        self._since = [0.0, time.perf_counter()]  # the CPU from the start of the process

    def enter(self, phase: str) -> None:
        self._charge()
        self._running.append(phase)

    def leave(self) -> None:
        self._charge()
        self._running.pop()

    def _charge(self) -> None:
        now = [cpu(), time.perf_counter()]
        for index in (0, 1):
            self.spent[self._running[-1]][index] += now[index] - self._since[index]
        self._since = now

    def within(self, phase: str, function):
        """The function, timed."""

        @functools.wraps(function)
        def timed(*args, **named):
            self.enter(phase)
            try:
                return function(*args, **named)
            finally:
                self.leave()

        return timed


def cpu() -> float:
    """Seconds of this process, and of those it has started that have ended."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def attach(clock: Clock, table: dict[str, list[str]]) -> None:
    """Have the clock time what a table names. Raises where there is no such function."""
    for phase, names in table.items():
        for name in names:
            module, _, path = name.partition(":")
            *above, last = path.split(".")
            owner = functools.reduce(getattr, above, importlib.import_module(module))
            setattr(owner, last, clock.within(phase, getattr(owner, last)))


def main() -> None:
    report, *arguments = sys.argv[1:]
    clock = Clock()
    attach(clock, MKDOCS)
    if importlib.util.find_spec("edition"):
        attach(clock, OURS)
    sys.argv = ["mkdocs", *arguments]
    try:
        runpy.run_module("mkdocs", run_name="__main__")
    finally:
        clock._charge()
        Path(report).write_text(json.dumps(clock.spent), "utf-8")


if __name__ == "__main__":
    main()
