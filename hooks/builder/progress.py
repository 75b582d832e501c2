"""How far a build is, said to whoever waits: a bar on a terminal, elsewhere a line now and then.

    Rendering pages, 312 of 1,021, 38 % of the build

What the build tells, `at` a stage and each `step` of it, goes in; a thread of its own says it, so that a stage without
steps is seen to go on, too. Nothing is said of a build that is over in two seconds, or of one that is to be quiet.
"""

from __future__ import annotations

import atexit
import logging
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar  # what `click.progressbar` gives; click names it nowhere else

STAGES = {
    "Reading and checking": 25,
    "Making pages of records": 5,
    "Cutting typefaces": 10,
    "Rendering pages": 30,
    "Putting pages into their frame": 25,
    "Finishing": 5,
}
"""The stages of a build in their order, and what each takes of it in hundredths, where little is kept of an earlier."""

PATIENCE = 2.0
"""Seconds in which a build may end without a word."""
OFTEN, SELDOM = 0.2, 5.0
"""Seconds between two looks at a bar, and between two lines."""


class Progress:
    """Counts the steps of a build, and says how far it is."""

    def __init__(self, stream: TextIO, *, terminal: bool) -> None:
        self._stream, self._terminal = stream, terminal
        self._stage, self._done, self._of = next(iter(STAGES)), 0, 0
        self._bar: ProgressBar[int] | None = None
        """The bar as it stands on the terminal, if it does."""
        self._over = threading.Event()
        self._lock = threading.RLock()

    def at(self, stage: str, steps: int = 0) -> None:
        """A stage begins, and is to have so many steps."""
        assert stage in STAGES
        self._stage, self._done, self._of = stage, 0, steps

    def step(self) -> None:
        """One step of the stage is done."""
        self._done += 1

    def say(self) -> None:
        """Say it now."""
        with self._lock:
            if self._over.is_set():
                return
            if not self._terminal:
                print(f"{self._words()}, {self._percent()} % of the build", file=self._stream, flush=True)
                return
            self._bar = self._bar or _bar(self._stream)
            self._bar.label, self._bar.pos = self._words(), self._percent()
            self._bar.render_progress()

    def clear(self) -> None:
        """Take the bar away, for something else is about to be said."""
        with self._lock:
            if self._bar:
                self._stream.write("\r\033[K\033[?25h")  # an empty line, and the cursor that click hides
                self._stream.flush()
                self._bar = None

    def let_pass(self, _: logging.LogRecord) -> bool:
        """Make room for a message of MkDocs; a filter of its handlers, which lets all through."""
        self.clear()
        return True

    def end(self) -> None:
        """Say nothing any more."""
        with self._lock:
            self.clear()
            self._over.set()

    def run(self) -> None:
        """Say it again and again until the build ends."""
        wait = PATIENCE
        while not self._over.wait(wait):
            self.say()
            wait = OFTEN if self._terminal else SELDOM

    def _words(self) -> str:
        steps = f", {min(self._done, self._of):,} of {self._of:,}" if self._of else ""
        return f"{self._stage}{steps}"

    def _percent(self) -> int:
        """The stages before this one, and what is done of it."""
        before = list(STAGES).index(self._stage)
        done = min(self._done / self._of, 1) if self._of else 0
        return int(sum([*STAGES.values()][:before]) + STAGES[self._stage] * done)


def _bar(stream: TextIO) -> ProgressBar[int]:
    """A bar that takes as much of the line as words leave."""
    width = max(5, min(30, shutil.get_terminal_size().columns - 60))
    return click.progressbar(
        length=100, file=stream, width=width, show_eta=False, bar_template="[%(bar)s] %(info)s  %(label)s"
    )


def begin(log: logging.Logger) -> Progress:
    """Say how far a build is from now on, on the terminal where its messages go; nothing where those are not wanted."""
    progress = Progress(sys.stderr, terminal=sys.stderr.isatty() and os.environ.get("TERM") != "dumb")
    if not log.isEnabledFor(logging.INFO):
        progress.end()
        return progress
    for handler in _handlers(log):
        handler.addFilter(progress.let_pass)
    atexit.register(progress.end)
    threading.Thread(target=progress.run, daemon=True).start()
    return progress


def _handlers(log: logging.Logger | None) -> Iterator[logging.Handler]:
    """What writes the messages of a logger, and of those above it."""
    while log:
        yield from log.handlers
        log = log.parent
