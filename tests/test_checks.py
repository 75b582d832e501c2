"""Checks across records, beyond what the folders in `findings/` show one code at a time."""

import pytest
from edition.__main__ import load
from edition.checks import check
from edition.graph import Edition
from helpers import SMALL, small_edition, write


def findings(edition: Edition) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in check(edition)]


def test_an_edition_without_its_reading_text_is_one_finding(tmp_path):
    _, found = load(write(tmp_path, {"data/edition.yml": SMALL["data/edition.yml"], "docs/index.md": "# Home\n"}))
    assert list(map(str, found)) == ["data/edition.yml:1: R003 The chapter's page chapter.md does not exist. Write it under docs/."]


@pytest.mark.parametrize("prose", [
    "## Of [Seoul](place:seoul)",
    "[Seoul][s]\n\n[s]: place:seoul",
    "[Seoul](place:seoul 'the capital')",
])
def test_a_reference_that_markdown_sees_is_checked_wherever_it_stands(tmp_path, prose):
    edition = small_edition(tmp_path, {"docs/about.md": f"# About\n\n{prose}\n"})
    assert [code for path, _, code in findings(edition) if path == "docs/about.md"] == ["G007"]


def test_a_reference_in_an_index_introduction_is_checked(tmp_path):
    edition = small_edition(tmp_path, {"data/edition.yml": (
        "title: Small\neditors: Us\nrelease: '1'\ndate: '2020-02-29'\nrights: Free\n"
        "chapter: {page: chapter.md, paragraphs: 1, notes: 0}\nintros:\n  place: 'Ports such as [Seoul](place:seoul).'\n"
    )})
    assert ("data/edition.yml", 8, "G007") in findings(edition)


def test_a_note_on_another_page_does_not_disturb_the_order_of_the_chapter(tmp_path):
    note = "  paragraph: 1\n  marks: x\n  status: unidentified\n"
    edition = small_edition(tmp_path, {
        "data/edition.yml": "title: Small\neditors: Us\nrelease: '1'\ndate: '2020-02-29'\nrights: Free\nchapter: {page: chapter.md, paragraphs: 1, notes: 2}\n",
        "data/notes.yml": f"'1':\n{note}'2':\n{note}",
        "data/paragraph-ids.txt": "p\n",
        "docs/about.md": "# About\n\nAs the second note says.[^2]\n",
        "docs/chapter.md": "# C\n\nOne.[^1] Two.[^2]\n{: #p answers=1 }\n",
    })
    assert findings(edition) == []


def test_a_record_that_could_not_be_read_is_not_also_reported_missing(tmp_path):
    """One mistake in a record that a hundred sentences mention is one finding, not a hundred and one."""
    root = write(tmp_path, SMALL | {
        "data/places.yml": "wonsan:\n  names: [{form: Wŏnsan}]\n  kind: port\n  hight: 3 m\n",
        "data/paragraph-ids.txt": "p\n",
        "docs/chapter.md": "# C\n\n[The port](place:wonsan) fell.\n{: #p answers=1 }\n",
    })
    _, found = load(root)
    assert [str(one).split(" ")[:2] for one in found] == [["data/places.yml:4:", "R001"]]
