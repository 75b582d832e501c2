"""Which files count: what editors and systems leave beside the author's own files takes no part in the edition.

The one place of the rule, for the data folder, the prose, the templates, and the preview's eye on all of them.

    the author's   events.yml  places/sobral.yml
    not theirs     .#events.yml  ._people.yml  .events.yml.swp  events.yml~  #events.yml#  events.bak  .git/x.yml
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

ENDINGS = ("~", ".bak", ".orig", ".rej", ".swp", ".swo", ".tmp", ".crdownload", ".part")
"""How names end that editors, merges and downloads leave; compared without regard to case."""


NAMES = frozenset({"__pycache__", "thumbs.db", "desktop.ini", "__macosx", "4913"})
"""Names of files and folders that systems leave, in small letters; `4913` is how Vim tries whether it may write."""


def is_left_over(name: str) -> bool:
    """Whether a file or folder of this name is an editor's or a system's: hidden, a backup, a lock."""
    small = name.lower()
    return (
        small.startswith((".", "~$"))
        or small.endswith(ENDINGS)
        or small in NAMES
        or (len(name) > 1 and name[0] == name[-1] == "#")
    )


def can_be_read(path: Path) -> bool:
    """Whether it is a file, and ours to read."""
    return path.is_file() and os.access(path, os.R_OK)


def walk(folder: Path) -> Iterator[Path]:
    """The author's files under a folder, ordered by path; a folder that ends like a file, `x.yml`, is given as well.

    Nothing where there is no folder. Links to folders are followed, once each.
    """
    yield from sorted(_walk(folder, set()))


def _walk(folder: Path, seen: set[str]) -> Iterator[Path]:
    if not folder.is_dir() or (real := os.path.realpath(folder)) in seen or not os.access(folder, os.R_OK | os.X_OK):
        return
    seen.add(real)
    for path in folder.iterdir():
        if is_left_over(path.name):
            continue
        if path.suffix or not path.is_dir():
            yield path
        if path.is_dir():
            yield from _walk(path, seen)
