"""Files that a build made as the last one did are left as they were: whoever looks after a site by times of change, a
server, a mirror, rsync, sees only what is new.

In go the folder of the new site, before it takes its place, and that of the last; a file of the new one with the same
bytes becomes the last one's by a hard link or, where none can be made, gets its time and mode. Nothing is written into
the last site, and nothing that is wrong here keeps a build from its end: then a file is merely new.
"""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path


def leave(built: str, site: str) -> None:
    """Have what is the same in both as it is in the site; where that is a link, another folder owns its files."""
    spare = Path(built, ".linked")
    for folder, folders, files in os.walk(built, topdown=False):
        last = Path(site, os.path.relpath(folder, built))
        for name in files:
            with contextlib.suppress(OSError):
                if _may_be_same(last / name, Path(folder, name)):
                    _leave(last / name, Path(folder, name), None if os.path.islink(site) else spare)
        with contextlib.suppress(OSError):
            if sorted(os.listdir(last)) == sorted([*folders, *files]):
                _as_before(Path(folder), last.stat())
    with contextlib.suppress(OSError):
        spare.unlink()


def _may_be_same(last: Path, new: Path) -> bool:
    """Whether both are files of one size."""
    one, other = last.lstat(), new.lstat()
    return stat.S_ISREG(one.st_mode) and stat.S_ISREG(other.st_mode) and one.st_size == other.st_size


def _leave(last: Path, new: Path, spare: Path | None) -> None:
    """Put the last file in the place of the new one, if it is the same.

    It is linked first and compared then: another build may put a site of its own there at any time.
    """
    if spare and _is_linked(last, spare):
        if spare.read_bytes() == new.read_bytes():
            os.replace(spare, new)
        else:
            spare.unlink()
        return
    with last.open("rb") as file:
        if file.read() == new.read_bytes():
            _as_before(new, os.fstat(file.fileno()))


def _is_linked(last: Path, spare: Path) -> bool:
    """Whether a file has a second name now; not every file system can, nor may everybody."""
    try:
        os.link(last, spare)
    except OSError:
        return False
    return True


def _as_before(path: Path, was: os.stat_result) -> None:
    """Give a file or a folder the mode and the times of another."""
    os.chmod(path, stat.S_IMODE(was.st_mode))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))
