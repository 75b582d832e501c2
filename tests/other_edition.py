"""The repository as if it held another edition: the sample's data, prose and configuration in place of its own.

The program and its tests know nothing of the edition they stand beside; `make test-other` runs every test but those in
a browser on such a copy, `test_other_edition.py` those that read the edition of the repository.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from helpers import LIMIT, REPOSITORY, SAMPLE, environment

OWN = ("data", "docs", "mkdocs.yml")
"""What makes the edition of the repository the one it is."""

LEFT_OUT = shutil.ignore_patterns(
    ".git", ".venv", "node_modules", ".cache", "schema", "site", "site.building*", "__pycache__", *OWN
)


def make(folder: Path) -> Path:
    """The copy, in a folder that does not exist yet; a repository of git, for the tests that ask it for its files."""
    shutil.copytree(REPOSITORY, folder, ignore=LEFT_OUT, symlinks=True)
    shutil.copytree(SAMPLE, folder / "tests" / "sample", dirs_exist_ok=True)
    for name in ("data", "docs"):
        shutil.copytree(SAMPLE / name, folder / name)
    texts = folder / "data" / "texts.yml"  # without its source text, which the tests' own copies of it repeat
    texts.write_text(re.sub(r"^  file:.*\n", "", texts.read_text("utf-8"), flags=re.M), "utf-8")
    config = (SAMPLE / "mkdocs.yml").read_text("utf-8").replace("../../", "")
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    if shutil.which("git"):
        subprocess.run(["git", "init", "-q", folder], check=True, timeout=LIMIT)
    return folder


def test(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Pytest there; output and errors are one text."""
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *arguments]
    changed = environment(PYTHONPATH=str(root / "hooks"))
    return subprocess.run(
        command, cwd=root, env=changed, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=3600
    )


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        done = test(make(Path(folder, "other")), "--ignore=tests/browser", "--ignore=tests/test_other_edition.py")
    print(done.stdout)
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
