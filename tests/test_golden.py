"""Every page and data file of the sample, compared with the one that is expected: what a change does to pages is seen.

The expected ones stand in `tests/golden/`, a page as the HTML of its article. `make golden` writes them anew; read the
difference before it is committed. Pages about the program itself follow its docstrings and are left out.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from helpers import REPOSITORY

GOLDEN = REPOSITORY / "tests" / "golden"
LEFT_OUT = ("about/", "404.html")

_BLOCK = re.compile(
    r"(?<!^)(<(?:p|h\d|li|ul|ol|dl|dt|dd|div|nav|section|figure|figcaption|blockquote|details|summary|table|thead|tbody|tr|svg|g|line|rect|text|path|article|header|footer)\b)"
)


def article(html: str) -> str:
    """What a page says: its article, a line for each block.

    `<article …><h1>A</h1><p>b</p></article>` -> `<article …>\\n<h1>A</h1>\\n<p>b</p></article>`
    """
    found = re.search(r"<article.*</article>", html, re.S)
    assert found, "every page has an article"
    lines = (line.strip() for line in _BLOCK.sub(r"\n\1", found[0]).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def made(site: Path) -> dict[str, str]:
    """The files to compare, by their name in `tests/golden/`: `people/frank-dyson/index.html`, `data/records.json`."""
    paths = {
        path.relative_to(site).as_posix(): path.read_text("utf-8")
        for path in sorted([*site.rglob("*.html"), *site.rglob("*.json*")])
    }
    return {
        name: article(text) if name.endswith(".html") else text
        for name, text in paths.items()
        if not name.startswith(LEFT_OUT)
    }


def expected() -> dict[str, str]:
    return {
        path.relative_to(GOLDEN).as_posix(): path.read_text("utf-8")
        for path in sorted(GOLDEN.rglob("*"))
        if path.is_file()
    }


def write_anew(files: dict[str, str]) -> None:
    """Replace the expected files."""
    for name in expected().keys() - files.keys():
        (GOLDEN / name).unlink()
    for name, text in files.items():
        (GOLDEN / name).parent.mkdir(parents=True, exist_ok=True)
        (GOLDEN / name).write_text(text, "utf-8")


@pytest.fixture(scope="module")
def files(sample_site: Path) -> dict[str, str]:
    found = made(sample_site)
    if os.environ.get("GOLDEN") == "write":
        write_anew(found)
    return found


def test_the_sample_has_the_files_that_are_expected_and_no_others(files):
    assert sorted(files) == sorted(expected())


@pytest.mark.parametrize("name", sorted(expected()))
def test_a_file_is_as_expected(files, name):
    assert files.get(name, "").splitlines() == expected().get(name, "").splitlines()


def test_every_kind_has_an_expected_page_and_every_figure_an_expected_drawing(files):
    folders = {name.split("/")[0] for name in expected() if name.count("/") > 1}
    assert folders >= {
        "people",
        "places",
        "organizations",
        "events",
        "quotations",
        "notes",
        "apparatus",
        "documents",
        "works",
    }
    assert any("<svg" in text for text in expected().values())


def test_a_changed_word_is_seen():
    assert article("<html><article><h1>A</h1><p>b</p></article>") != article(
        "<html><article><h1>A</h1><p>c</p></article>"
    )
