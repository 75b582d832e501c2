"""Where a finished site is put: built in a folder of its own beside the last one, whose place it takes whole.

Each build has its own folder, so that two at once do not meet: the one that ends later is the site.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from pathlib import Path

from jinja2 import FileSystemBytecodeCache

PROGRAM = Path(__file__).resolve().parents[2]
"""The folder of the program."""


def beside(site: str) -> str:
    """A new folder beside the site's, `site.building.x7k2`. Raises OSError where nothing can be written."""
    target = Path(site).absolute()
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "A file stands where the site is to be", site)
    target.parent.mkdir(parents=True, exist_ok=True)
    folder = tempfile.mkdtemp(prefix=f"{target.name}.building.", dir=target.parent)
    os.chmod(folder, 0o777 & ~_umask())
    return folder


def _umask() -> int:
    """What new files are not allowed; it can be read only by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def swap(built: str, site: str) -> None:
    """Put what was built in the place of the site. Raises OSError where that cannot be done; the last site stays."""
    old = f"{built}.old"
    for _ in range(10):  # another build may put its own there between the two steps
        try:
            if os.path.lexists(site):
                os.rename(site, old)
        except FileNotFoundError:
            continue
        try:
            os.rename(built, site)
        except OSError:
            if not os.path.lexists(site):
                os.rename(old, site)
                raise
        else:
            _remove(old)
            return
        _remove(old)
    raise OSError(errno.EBUSY, "Other builds keep writing there", site)


def _remove(path: str) -> None:
    if os.path.islink(path) or os.path.isfile(path):
        os.unlink(path)
    else:
        shutil.rmtree(path, ignore_errors=True)


def discard(built: str) -> None:
    """Leave nothing half built."""
    if built:
        shutil.rmtree(built, ignore_errors=True)


def compiled() -> FileSystemBytecodeCache | None:
    """Where Jinja keeps templates as it has compiled them, by their text; None where nothing can be kept."""
    folder = cache(PROGRAM)
    if folder is None:
        return None
    (folder / "templates").mkdir(exist_ok=True)
    return FileSystemBytecodeCache(str(folder / "templates"))


def cache(root: Path) -> Path | None:
    """The folder for what is slow to make, or None where nothing can be kept: a checkout that is only to be read."""
    folder = root / ".cache"
    try:
        folder.mkdir(exist_ok=True)
    except OSError:
        return None
    return folder if os.access(folder, os.W_OK | os.X_OK) else None
