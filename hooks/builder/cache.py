"""What was made for a page in an earlier build, taken again where making it anew would give the same.

A `Cache` is a folder of small files, `.cache/pages/`, each named by a hash of what it was made from. Two things are
kept of a page:

- what Markdown made of its text, by the text, the page's address, the parser's configuration and the program. What the
  parser asked besides (where a reference leads, what a note says, what days a paragraph tells of) is kept with it as
  questions with a hash of the answers: the questions are asked again, and another answer means another page. So are its
  links: each is looked up again in every build, and what is wrong with it is said again.
- the finished page, by everything the shell around it shows: see `builder.shell`.

An entry begins with a hash of the rest; one that is damaged, cut short or of another program is as if it were not
there. Where nothing can be written, nothing is kept. No check is left out for an entry: all run before.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TypeVar

PROGRAM = Path(__file__).resolve().parents[2]
LIBRARIES = ("mkdocs", "mkdocs-material", "properdocs", "markdown", "jinja2", "markupsafe", "pydantic", "pyyaml")
"""What has a part in the bytes of a page besides the program."""

Plain = str | int | float | bool | list["Plain"] | dict[str, "Plain"] | None
"""What an entry may hold."""


def digest(*parts: object) -> str:
    """A hash of values that have a stable text: `digest("a", {"b": 1})`."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=_named)
    return hashlib.blake2b(text.encode(), digest_size=20).hexdigest()


def _named(value: object) -> str:
    """A function by its name, which stays when its place in memory does not; anything else as its text."""
    name = getattr(value, "__qualname__", None)
    return f"{getattr(value, '__module__', '')}.{name}" if name else str(value)


@cache
def program() -> str:
    """A hash of the program and its libraries; whoever changes a line of either begins anew."""
    files = sorted(path for path in (PROGRAM / "hooks").rglob("*.py"))
    versions = [(name, _version(name)) for name in LIBRARIES]
    return digest(sys.version, versions, [(str(path), path.read_text("utf-8")) for path in files])


def _version(library: str) -> str:
    try:
        return metadata.version(library)
    except metadata.PackageNotFoundError:
        return ""


class Cache:
    """The folder; `None` where there is none to write to."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._used: set[str] = set()
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    def get(self, key: str) -> dict[str, Plain] | None:
        """What is kept under a key, if it is whole."""
        if self._folder is None:
            return None
        try:
            check, _, text = (self._folder / key).read_text("utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return None
        if check != _whole(key, text):
            return None
        self._used.add(key)
        value = json.loads(text)
        return value if isinstance(value, dict) else None

    def put(self, key: str, value: dict[str, Plain]) -> None:
        """Keep a value: written beside its place and then put into it, so that nobody reads half of it."""
        if self._folder is None:
            return
        text = json.dumps(value, ensure_ascii=False)
        written = self._folder / f".{key}.{os.getpid()}"
        try:
            written.write_text(f"{_whole(key, text)}\n{text}", "utf-8")
            os.replace(written, self._folder / key)
        except OSError:
            self._folder = None  # a full disk, a folder that was taken away: build without
            return
        self._used.add(key)

    def sweep(self) -> None:
        """Leave what this build used and as much again of what was used last; the rest goes."""
        if self._folder is None:
            return
        others = [path for path in self._folder.iterdir() if path.name not in self._used and path.name[0] != "."]
        others.sort(key=_changed, reverse=True)
        for path in others[len(self._used) :]:
            path.unlink(missing_ok=True)


def _whole(key: str, text: str) -> str:
    """What an entry begins with: a hash of its name and of what follows."""
    return hashlib.blake2b(text.encode(), digest_size=20, key=key.encode()[:64]).hexdigest()


def _changed(path: Path) -> float:
    """When a file was written; one that another build has just taken away is the oldest."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


A = TypeVar("A")
B = TypeVar("B")


class Questions:
    """What is asked of the edition while a page is rendered, each question by its name and what it is about.

    `asking("note", note_text, str)` gives a function that answers as `note_text` does and remembers what it was asked;
    `str` makes of the remembered text what it is to be asked about again.
    """

    def __init__(self) -> None:
        self._answers: dict[str, Callable[[str], object]] = {}
        self._known: dict[tuple[str, str], str] = {}
        self.asked: dict[tuple[str, str], None] = {}
        """Those of the page at hand, in their order."""

    def asking(self, name: str, answer: Callable[[A], B], read: Callable[[str], A]) -> Callable[[A], B]:
        """The same function, remembered."""
        self._answers[name] = lambda about: answer(read(about))

        def ask(about: A) -> B:
            self.asked[name, str(about)] = None
            return answer(about)

        return ask

    def answered(self, questions: Iterable[tuple[str, str]]) -> str:
        """A hash of the answers as they are now."""
        return digest([self._answer(name, about) for name, about in questions])

    def _answer(self, name: str, about: str) -> str:
        if (name, about) not in self._known:
            self._known[name, about] = repr(self._answers[name](about)) if name in self._answers else "?"
        return self._known[name, about]
