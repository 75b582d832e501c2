"""What some tests need besides Python, and what is said where a machine lacks it.

A test names its need with `@pytest.mark.needs("java")`; tests in a browser have theirs from their folder. Where it is
lacking they are skipped with the reason, and the head of the run says so; in CI a skip is a failure (see conftest).
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench import floor


@dataclass(frozen=True)
class Need:
    """A program of the machine."""

    name: str
    """What a person calls it."""
    package: str
    """The Debian package that brings it."""
    here: Callable[[], bool]
    otherwise: str = ""
    """What brings it, where no package does."""

    @property
    def reason(self) -> str:
        """Why a test is left out: `no Java on this machine (Debian: apt-get install default-jre-headless)`."""
        return f"no {self.name} on this machine ({self.otherwise or f'Debian: apt-get install {self.package}'})"


def _commands(*names: str) -> Callable[[], bool]:
    return lambda: any(shutil.which(name) for name in names)


@cache
def _driver_runs() -> bool:
    """Whether the browser driver's own Node starts; Debian's smallest system lacks a library it is linked with."""
    found = importlib.util.find_spec("playwright")
    node = Path(found.origin).parent / "driver" / "node" if found and found.origin else None
    return bool(node) and subprocess.run([node, "--version"], capture_output=True, timeout=60).returncode == 0


@cache
def _has_release() -> bool:
    """Whether the commit is here that the floor of the benchmark is made by."""
    call = ["git", "-C", str(Path(__file__).parent), "cat-file", "-e", floor.RELEASE]
    return bool(shutil.which("git")) and subprocess.run(call, capture_output=True, timeout=60).returncode == 0


CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
"""Names under which the browser is looked for, in this order."""

NEEDS: dict[str, Need] = {
    "chromium": Need("Chromium", "chromium", _commands(*CHROMIUM)),
    "driver": Need("library that the browser’s driver starts with", "libatomic1", _driver_runs),
    "java": Need("Java", "default-jre-headless", _commands("java")),
    "node": Need("Node", "nodejs", _commands("node")),
    "git": Need("git", "git", _commands("git")),
    "history": Need("history of the repository", "", _has_release, "git fetch --unshallow"),
}
"""By the name a test gives; a browser test needs the first two."""


def lacking() -> list[Need]:
    """What this machine does not have."""
    return [need for need in NEEDS.values() if not need.here()]
