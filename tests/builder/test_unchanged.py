"""A build leaves as it was what it made as the last one did."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from builder import unchanged
from helpers import digests, mkdocs_build, write

LONG_AGO = 1_000_000_000_123_456_789
"""A time of change in nanoseconds; no build of a test's own is as old."""


def made_long_ago(folder: Path, files: dict[str, str]) -> Path:
    """A site with these files, all of them and its folders written long ago."""
    write(folder, files)
    for path in (folder, *folder.rglob("*")):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return folder


def old(folder: Path) -> set[str]:
    """What in a folder was written long ago; the folder itself is a point."""
    paths = (folder, *folder.rglob("*"))
    return {path.relative_to(folder).as_posix() for path in paths if path.stat().st_mtime_ns == LONG_AGO}


def cannot(*_: object) -> None:
    raise OSError


LAST = {"same.html": "a", "changed.html": "a", "longer.html": "a", "gone/a.html": "a", "in/b.html": "b"}
NEW = {"same.html": "a", "changed.html": "b", "longer.html": "aa", "new/a.html": "a", "in/b.html": "b"}


@pytest.mark.parametrize("links", [True, False])
def test_only_what_has_other_bytes_is_new(links, tmp_path, monkeypatch):
    last, built = made_long_ago(tmp_path / "site", LAST), write(tmp_path / "built", NEW)
    if not links:
        monkeypatch.setattr(os, "link", cannot)
    unchanged.leave(str(built), str(last))
    assert digests(built) == digests(write(tmp_path / "meant", NEW))
    assert old(built) == {"same.html", "in", "in/b.html"}
    assert (built / "same.html").samefile(last / "same.html") is links
    assert digests(last) == digests(write(tmp_path / "before", LAST))


def test_the_first_site_is_new(tmp_path):
    built = write(tmp_path / "built", NEW)
    unchanged.leave(str(built), str(tmp_path / "nowhere"))
    assert digests(built) == digests(write(tmp_path / "meant", NEW))


def test_a_site_that_is_a_link_shares_no_file_with_what_it_led_to(tmp_path):
    last, built = made_long_ago(tmp_path / "releases" / "1", LAST), write(tmp_path / "built", NEW)
    (tmp_path / "site").symlink_to(last)
    unchanged.leave(str(built), str(tmp_path / "site"))
    assert old(built) == {"same.html", "in", "in/b.html"}
    assert not (built / "same.html").samefile(last / "same.html")


def test_what_is_no_file_is_followed_nowhere(tmp_path):
    last, built = tmp_path / "site", write(tmp_path / "built", {"a.html": "a", "b.html": "a", "c.html": "a"})
    write(last, {"a.html/in.html": "a"})
    (last / "b.html").symlink_to(made_long_ago(tmp_path / "else", {"a": "a"}) / "a")
    os.mkfifo(last / "c.html")
    unchanged.leave(str(built), str(last))
    assert old(built) == set()
    assert sorted(path.name for path in built.iterdir()) == ["a.html", "b.html", "c.html"]


def test_a_site_that_goes_while_it_is_compared_leaves_the_new_one_whole(tmp_path, monkeypatch):
    last, built = made_long_ago(tmp_path / "site", LAST), write(tmp_path / "built", NEW)
    link = os.link

    def link_and_lose(one: Path, other: Path) -> None:
        link(one, other)
        shutil.rmtree(last, ignore_errors=True)

    monkeypatch.setattr(os, "link", link_and_lose)
    unchanged.leave(str(built), str(last))
    assert digests(built) == digests(write(tmp_path / "meant", NEW))


def test_a_second_build_changes_what_the_edit_shows_on_and_nothing_else(sample, tmp_path):
    site = tmp_path / "site"
    assert mkdocs_build(sample, site).returncode == 0
    before = digests(site)
    for path in (site, *site.rglob("*")):
        os.utime(path, ns=(LONG_AGO, LONG_AGO))
    page = sample / "docs" / "reading.md"
    page.write_text(page.read_text("utf-8").replace("a few minutes", "seven minutes"), "utf-8")
    assert mkdocs_build(sample, site).returncode == 0
    changed = {path for path, digest in digests(site).items() if before.get(path) != digest}
    assert "reading/index.html" in changed and "people/index.html" not in changed
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert files - old(site) == changed
    assert not list(tmp_path.glob("site.building*"))
