"""The words of a large edition as an index of Pagefind."""

import gzip
import json
import re

import pytest
from edition.search import pagefind

UNITS = [
    ("chapter/#too-late", "¶ 1", "The bridges over the Yalu were too many."),
    ("people/a-b/", "A & B", "“Quoted” <b>and</b> marked: 평양, P’yŏngyang."),
]


def fragments(folder) -> dict[str, dict]:
    """What the index says of each unit, by its address."""
    found = (
        json.loads(gzip.decompress(path.read_bytes()).removeprefix(b"pagefind_dcd"))
        for path in (folder / "fragment").iterdir()
    )
    return {one["meta"]["unit"]: one for one in found}


def test_each_unit_is_indexed_under_its_address_with_its_title_and_words(tmp_path):
    pagefind.write(UNITS, tmp_path / "pagefind")
    found = fragments(tmp_path / "pagefind")
    assert {address: one["meta"]["title"] for address, one in found.items()} == {
        address: title for address, title, _ in UNITS
    }
    assert all(text in found[address]["content"] for address, _, text in UNITS)


def test_words_of_every_script_are_in_one_index(tmp_path):
    pagefind.write(UNITS, tmp_path / "pagefind")
    entry = json.loads((tmp_path / "pagefind" / "pagefind-entry.json").read_text("utf-8"))
    assert {language: one["page_count"] for language, one in entry["languages"].items()} == {"en": 2}


def test_the_folder_holds_what_the_search_asks_for_and_no_interface(tmp_path):
    pagefind.write(UNITS, tmp_path / "pagefind")
    names = [path.name for path in (tmp_path / "pagefind").iterdir()]
    assert {"pagefind.js", "pagefind-entry.json", "fragment", "index"} <= set(names)
    assert not [name for name in names if re.search("-ui|highlight", name)]


def test_more_than_a_thousand_units_are_indexed(tmp_path):
    pagefind.write(((f"people/p{number}/", "P", f"word{number}") for number in range(1001)), tmp_path / "pagefind")
    assert len(fragments(tmp_path / "pagefind")) == 1001


def test_the_same_units_give_the_same_index(tmp_path):
    for name in ("one", "two"):
        pagefind.write(UNITS, tmp_path / name)
    one, two = (
        {
            path.relative_to(tmp_path / name): path.read_bytes()
            for path in sorted((tmp_path / name).rglob("*"))
            if path.is_file()
        }
        for name in ("one", "two")
    )
    assert one == two


def test_when_pagefind_cannot_write_it_is_told_what_it_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(pagefind.NotIndexed, match=r"Pagefind could not index the text: .+"):
        pagefind.write(UNITS, tmp_path / "file" / "pagefind")


def test_when_pagefind_is_not_installed_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(pagefind.sys, "executable", _without_pagefind(tmp_path))
    with pytest.raises(pagefind.NotIndexed, match="No module named pagefind"):
        pagefind.write(UNITS, tmp_path / "pagefind")


def test_when_pagefind_hangs_it_is_told(tmp_path, monkeypatch):
    sleeping = tmp_path / "python"
    sleeping.write_text("#!/bin/sh\nexec sleep 600\n")
    sleeping.chmod(0o755)
    monkeypatch.setattr(pagefind.sys, "executable", str(sleeping))
    monkeypatch.setattr(pagefind, "LIMIT", 1)
    with pytest.raises(pagefind.NotIndexed, match="Pagefind had not indexed the text after 1 seconds"):
        pagefind.write(UNITS, tmp_path / "pagefind")


def _without_pagefind(folder) -> str:
    """A Python that has no packages."""
    path = folder / "python"
    path.write_text("#!/bin/sh\necho 'No module named pagefind'\nexit 1\n")
    path.chmod(0o755)
    return str(path)
