"""What several test files need: copies of the sample edition, tiny editions typed out in a test, and MkDocs as a
maintainer calls it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import at_hand
from edition.reading import material as reading
from edition.whole.edition import Edition

REPOSITORY = Path(__file__).parents[1]
SAMPLE = REPOSITORY / "tests" / "sample"
FINDINGS = REPOSITORY / "tests" / "findings"
TEMPLATES = REPOSITORY / "overrides" / "records"

ADDRESS = "https://edition.example/parallel/"
"""Where the real site is built to stand; with a path, so that addresses that forget it are found."""

SMALL = {
    "data/edition.yml": "title: Small\neditors: Us\nrelease: '1'\ndate: '2020-02-29'\nrights: Free\n",
    "data/texts.yml": (
        "reading: {title: The reading text, short: the reading text, standing: own, pages: [chapter.md],"
        " answers: text:chapter}\n"
        "chapter: {title: The chapter, short: the chapter, standing: held, length: 1, notes: 0}\n"
    ),
    "docs/chapter.md": "# Small\n",
}
"""The least that makes an edition; a test adds the files it is about."""


LIMIT = 600
"""Seconds after which a command that has not ended hangs. Nothing takes a tenth of it, also on a machine under load."""


def write(folder: Path, files: dict[str, str]) -> Path:
    """Write files, given as path -> text, into a folder."""
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return folder


def small_edition(folder: Path, files: dict[str, str]) -> Edition:
    """An edition of a few files; problems of the files themselves fail the test."""
    material = reading.read(write(folder, SMALL | files))
    assert material.findings == []
    return Edition(material)


def copy_sample(folder: Path, overlay: Path | None = None) -> Path:
    """A copy of the sample edition that may be changed, as far from hooks and overrides as the original."""
    for name in ("hooks", "overrides"):
        (folder / name).symlink_to(REPOSITORY / name)
    root = folder / "tests" / "sample"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns("site", "site.building"))
    if overlay:
        shutil.copytree(overlay, root, dirs_exist_ok=True)
    return root


def copy_program(folder: Path) -> Path:
    """A copy of the program and its templates that may be changed, and has a cache of its own: with what Python has
    compiled of it and the fonts that were cut, which are slow to make, and no page.
    """
    left_out = shutil.ignore_patterns("*.pyc.*")  # half written
    for name in ("hooks", "overrides"):
        shutil.copytree(REPOSITORY / name, folder / name, ignore=left_out)
    if (fonts := REPOSITORY / ".cache" / "fonts").is_dir():
        shutil.copytree(fonts, folder / ".cache" / "fonts")
    return folder


OTHERS = ("SOURCE", "SITE_URL", "SOURCE_DATE_EPOCH")


def environment(**changes: str) -> dict[str, str]:
    """The environment of a command: ours, without what would point it at another source text or address, or make it
    take itself for one of the processes that share the tests.
    """
    ours = os.environ.items()
    kept = {key: value for key, value in ours if key not in OTHERS and not key.startswith("PYTEST_XDIST")}
    return kept | {"PYTHONPATH": str(REPOSITORY / "hooks"), "NO_MKDOCS_2_WARNING": "1"} | changes


AT_HAND = ("edition", "mkdocs")
"""Modules that `at_hand` calls."""


def run(*command: str | Path, cwd: Path = REPOSITORY, **changes: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module: `run("edition", "check", "--root", root)`; standard output and error are one text.

    Raises subprocess.TimeoutExpired after `LIMIT`.
    """
    words, changed = tuple(map(str, command)), environment(**changes)
    if words[0] in AT_HAND and not any(name.startswith("PYTHON") for name in changes):
        code, said = at_hand.call(words, cwd, changed, LIMIT)
        return subprocess.CompletedProcess(words, code, said)
    return subprocess.run(
        [sys.executable, "-m", *words],
        cwd=cwd,
        env=changed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=LIMIT,
    )


def mkdocs_build(root: Path, site: Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """`mkdocs build --strict`, as the Makefile calls it."""
    return run("mkdocs", "build", "--strict", "-f", root / "mkdocs.yml", "-d", site, cwd=root, **changes)


def digests(folder: Path) -> dict[str, str]:
    """Every file of a folder with the SHA-256 of its bytes."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _source_at_hand() -> Path | None:
    named = os.environ.get("SOURCE")
    path = Path(named) if named else REPOSITORY / "data" / "source" / "chapter.txt"
    return path.resolve() if path.is_file() and os.access(path, os.R_OK) else None


SOURCE_TEXT = _source_at_hand()
"""The chapter's own text, where whoever runs the tests holds it; it is in copyright and not in the repository."""


FOLDED = [
    line.split("\t") for line in (REPOSITORY / "tests" / "search" / "fold.tsv").read_text("utf-8").split("\n")[1:-1]
]
"""Spellings and their keys, the build and the search in the browser being held to the same file."""
