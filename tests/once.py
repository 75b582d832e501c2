"""What is slow to make and only read, as a built site, is made once in a run, however many processes run its tests."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path


def once(run: Path, name: str, make: Callable[[Path], object]) -> Path:
    """A folder of a run, filled by the first who asks for it; whoever asks meanwhile waits.

    `make` is given the folder, which does not exist yet; where it fails nothing is kept, and the next one tries again.
    """
    folder, begun = run / name, run / f"{name}.begun"
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            shutil.rmtree(begun, ignore_errors=True)
            make(begun)
            begun.rename(folder)
    return folder
