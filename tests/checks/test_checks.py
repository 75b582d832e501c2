"""Checks across records, beyond what the folders in `findings/` show one code at a time."""

import pytest
from edition.checks.table import check
from edition.load import load
from edition.whole.edition import Edition
from helpers import SMALL, small_edition, write


def findings(edition: Edition) -> list[tuple[str, int, str]]:
    return [(one.path, one.line, one.code) for one in check(edition)]


def test_an_edition_without_its_reading_text_is_one_finding(tmp_path):
    kept = {name: text for name, text in SMALL.items() if name.startswith("data/")}
    _, found = load(write(tmp_path, {**kept, "docs/index.md": "# Home\n"}))
    assert list(map(str, found)) == [
        "data/texts.yml:1: R003 text:reading names the page chapter.md, which does not exist. Write it under docs/."
    ]


def test_an_edition_without_a_text_is_one_finding(tmp_path):
    _, found = load(write(tmp_path, {"data/edition.yml": SMALL["data/edition.yml"], "docs/index.md": "# Home\n"}))
    assert [(one.path, one.code) for one in found] == [("data/texts.yml", "T004")]


def test_what_earlier_releases_wrote_of_the_chapter_is_told_where_it_goes(tmp_path):
    old = SMALL["data/edition.yml"] + "chapter: {page: chapter.md, paragraphs: 1, notes: 0, source_text: a.txt}\n"
    _, found = load(write(tmp_path, {**SMALL, "data/edition.yml": old}))
    (moved,) = (one for one in found if one.path == "data/edition.yml")
    assert (moved.line, moved.code) == (6, "R008")
    assert "standing: held, length: 1, notes: 0, file: a.txt}" in moved.hint


@pytest.mark.parametrize(
    "prose",
    [
        "## Of [Seoul](place:seoul)",
        "[Seoul][s]\n\n[s]: place:seoul",
        "[Seoul](place:seoul 'the capital')",
    ],
)
def test_a_reference_that_markdown_sees_is_checked_wherever_it_stands(tmp_path, prose):
    edition = small_edition(tmp_path, {"docs/about.md": f"# About\n\n{prose}\n"})
    assert [code for path, _, code in findings(edition) if path == "docs/about.md"] == ["G007"]


def test_a_reference_in_an_index_introduction_is_checked(tmp_path):
    edition = small_edition(
        tmp_path,
        {"data/edition.yml": (SMALL["data/edition.yml"] + "intros:\n  place: 'Ports such as [Seoul](place:seoul).'\n")},
    )
    assert ("data/edition.yml", 7, "G007") in findings(edition)


def test_a_note_on_another_page_does_not_disturb_the_order_of_the_chapter(tmp_path):
    note = "  paragraph: 1\n  marks: x\n  status: unidentified\n"
    edition = small_edition(
        tmp_path,
        {
            "data/texts.yml": SMALL["data/texts.yml"].replace("notes: 0", "notes: 2"),
            "data/notes.yml": f"'1':\n{note}'2':\n{note}",
            "data/paragraph-ids.txt": "p\n",
            "docs/about.md": "# About\n\nAs the second note says.[^2]\n",
            "docs/chapter.md": "# C\n\nOne.[^1] Two.[^2]\n{: #p answers=1 }\n",
        },
    )
    assert findings(edition) == []


def test_a_record_that_could_not_be_read_is_not_also_reported_missing(tmp_path):
    """One mistake in a record that a hundred sentences mention is one finding, not a hundred and one."""
    root = write(
        tmp_path,
        SMALL
        | {
            "data/places.yml": "wonsan:\n  names: [{form: Wŏnsan}]\n  kind: port\n  hight: 3 m\n",
            "data/paragraph-ids.txt": "p\n",
            "docs/chapter.md": "# C\n\n[The port](place:wonsan) fell.\n{: #p answers=1 }\n",
        },
    )
    _, found = load(root)
    assert [str(one).split(" ")[:2] for one in found] == [["data/places.yml:4:", "R001"]]


TEXT = "## One {#one}\n\nText.\n{: #p answers=1 }\n\n"


def of_the_text(tmp_path, prose: str) -> list[tuple[int, str]]:
    edition = small_edition(tmp_path, {"data/paragraph-ids.txt": "p\n", "docs/chapter.md": TEXT + prose})
    return [(line, code) for path, line, code in findings(edition) if path == "docs/chapter.md"]


@pytest.mark.parametrize(
    "prose",
    [
        "| a | b |\n|---|---|\n| c | d |",
        "***",
        "<div>\nraw\n</div>",
        "- one\n- two",
        "1. one\n\n    more",
        "> a quotation",
        "term\n:   meaning",
        "```\ncode\n```",
        "    code",
        "<!-- a remark -->",
        "### A heading",
        "Setext\n---",
        "[a]: https://example.org",
        "!!! note\n    An aside.",
        "<!-- edition:hosts -->",
    ],
)
def test_only_a_paragraph_is_asked_for_an_id(tmp_path, prose):
    assert [code for _, code in of_the_text(tmp_path, prose + "\n") if code == "P001"] == []


@pytest.mark.parametrize("prose", ["Words.", "**Words.**", "<b>Words.</b>", "[Words](https://example.org)."])
def test_a_paragraph_of_words_is(tmp_path, prose):
    assert (6, "P001") in of_the_text(tmp_path, prose + "\n")


@pytest.mark.parametrize(
    ("prose", "line"),
    [
        ("| a | b |\n|---|---|\n| c | d |\n{: #q answers=1 }", 9),
        ("***\n{: #q }", 7),
        ("- one\n- two\n{: #q answers=1 }", 7),
        ("- one\n\n{: #q answers=1 }", 8),
        ("### A {: #q answers=1 }", 6),
        ("<div>\nraw\n</div>\n{: #q answers=1 }", 9),
    ],
)
def test_an_attribute_list_of_anything_else_is_a_finding(tmp_path, prose, line):
    assert of_the_text(tmp_path, prose + "\n") == [(line, "P007")]


@pytest.mark.parametrize(
    ("prose", "line"), [("<!-- a\n\nb", 6), ("- one <!-- two", 6), ("> one\n> <!-- two", 7), ("### A <!-- b", 6)]
)
def test_a_comment_left_open_is_a_finding_where_it_begins(tmp_path, prose, line):
    assert (line, "P008") in of_the_text(tmp_path, prose + "\n")


def test_a_note_in_a_heading_stands_in_the_order_of_the_page(tmp_path):
    note = "  paragraph: 1\n  marks: x\n  status: unidentified\n"
    edition = small_edition(
        tmp_path,
        {
            "data/texts.yml": SMALL["data/texts.yml"].replace("notes: 0", "notes: 3"),
            "data/notes.yml": f"'1':\n{note}'2':\n{note}'3':\n{note}",
            "data/paragraph-ids.txt": "p\nq\n",
            "data/addresses.txt": "release 1\n",
            "docs/chapter.md": "# C\n\nOne.[^1]\n{: #p answers=1 }\n\n## Two[^2]\n\nThree.[^3]\n{: #q answers=1 }\n",
        },
    )
    assert findings(edition) == []


@pytest.mark.parametrize(
    "prose",
    [
        "    [Seoul](place:seoul)",
        "`[Seoul](place:seoul)`",
        "\\[Seoul\\](place:seoul)",
        "<pre>\n[Seoul](place:seoul)\n</pre>",
        "<!-- [Seoul](place:seoul) -->",
        "- a\n\n        [Seoul](place:seoul)",
        "[^own]\n\n[^own]: Words.",
    ],
)
def test_what_the_page_does_not_link_is_no_reference(tmp_path, prose):
    edition = small_edition(tmp_path, {"docs/about.md": f"# About\n\n{prose}\n"})
    assert [code for path, _, code in findings(edition) if path == "docs/about.md"] == []


@pytest.mark.parametrize(
    ("chain", "found"),
    [
        ({"a": "b", "b": "c", "c": "b"}, {"b": "c", "c": "b"}),
        ({"a": "b", "b": "b"}, {"b": "nothing else"}),
        ({"a": "b", "b": "c", "c": "d", "d": "b", "e": "c"}, {"b": "c, event:d", "c": "d, event:b", "d": "b, event:c"}),
        ({"a": "b", "b": "c"}, {}),
    ],
)
def test_a_chain_into_a_circle_ends_and_only_the_circle_is_a_finding(tmp_path, chain, found):
    records = "".join(f"{id}: {{title: {id}, date: '1919', part_of: 'event:{chain.get(id, '')}'}}\n" for id in chain)
    last = "".join(f"{id}: {{title: {id}, date: '1919'}}\n" for id in sorted({*chain.values()} - chain.keys()))
    edition = small_edition(tmp_path, {"data/events.yml": records + last})
    said = [str(one).split(" G005 ")[1] for one in check(edition) if one.code == "G005"]
    ways = {id: way if way == "nothing else" else f"event:{way}" for id, way in found.items()}
    assert said == [
        f"event:{id} comes back to itself through part_of, by way of {way}. Break the chain."
        for id, way in ways.items()
    ]
