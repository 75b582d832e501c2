"""What a page written by hand has computed into it, and what a record's page says of the sentences that name it."""

import pytest
from edition.inserts.table import INSERTS, fill_in
from edition.pages import build, templates
from helpers import TEMPLATES, small_edition

DATA = {
    "data/documents.yml": (
        "late: {title: A late letter, kind: letter, date: '1919-11-06', sources: {a: {title: A copy, url:"
        " https://b.example/late, seen: '2020-02-29'}}}\nearly: {title: An early *letter*, kind: letter, date:"
        " '1919-03-08', address: https://a.example/early}\nearly-too: {title: Another, kind: letter, date:"
        " '1919-03-08', sources: {a: {title: A copy, url: https://a.example/too, seen: '2020-01-01'}}}\nsome-day:"
        " {title: A letter without a date, kind: letter, address: https://b.example/late}\n"
    ),
    "data/notes.yml": (
        "'1': {paragraph: 1, marks: A letter., status: verified, candidates: [{cites: document:early, status: verified,"
        " evidence: Read., locator: p. 1}]}\n'2': {paragraph: 1, marks: The same., status: probable, candidates:"
        " [{cites: document:early, status: probable, evidence: Perhaps.}]}\n'3': {paragraph: 1, marks: Another.,"
        " status: verified, candidates: [{cites: document:late, status: verified, evidence: Read., url:"
        " https://b.example/late}]}\n"
    ),
    "data/quotations.yml": (
        "yes: {text: Yes, kind: direct, paragraph: 1, witnesses: [{source: document:early, words: 'Yes', seen:"
        " '2020-02-29'}]}\nno: {text: 'No', kind: direct, paragraph: 1, witnesses: [{source: document:early, words:"
        " Never, seen: '2020-02-29'}]}\nperhaps: {text: Perhaps, kind: direct, paragraph: 1}\n"
    ),
}
"""Four letters, three notes, three quotations."""

EXPECTED = {
    "collation": (
        "| Quotations | Count |\n|---|--:|\n| The words are the same | 1 |\n| The words differ | 1 |\n| Not seen in a"
        " source | 1 |\n"
    ),
    "note-status": (
        "| Notes | Count |\n|---|--:|\n| Verified | 2 |\n| Verified in part | 0 |\n| Attributed in the text | 0 |\n|"
        " Probable | 1 |\n| Not identified | 0 |\n"
    ),
    "hosts": (
        "| Host | Addresses | Seen | From register | Last seen |\n|---|--:|--:|--:|---|\n"
        "| a.example | 2 | 1 | 1 | 2020-01-01 |\n"
        "| b.example | 1 | 1 | 0 | 2020-02-29 |"
    ),
    "chronology": (
        "\n## 8 March 1919\n\n"
        "- [An early &#42;letter&#42;](document:early) <small>for [note 1](note:1), [note 2](note:2)</small>\n"
        "- [Another](document:early-too)\n"
        "\n## 6 November 1919\n\n"
        "- [A late letter](document:late) <small>for [note 3](note:3)</small>\n"
        "\n## Date not established\n\n"
        "- [A letter without a date](document:some-day)"
    ),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_an_insert_takes_the_place_of_its_line(tmp_path, name):
    edition = small_edition(tmp_path, DATA)
    assert (
        fill_in(edition, f"Before.\n\n<!-- edition:{name} -->\n\nAfter.\n")
        == f"Before.\n\n{EXPECTED[name]}\n\nAfter.\n"
    )


def test_every_insert_is_expected_somewhere():
    elsewhere = {"rooms", "source-grades"}  # in test_house.py and test_cited.py
    assert INSERTS.keys() - EXPECTED.keys() == elsewhere


@pytest.mark.parametrize(
    "line",
    [
        "<!-- edition:weather -->",
        "  <!-- edition:hosts -->",
        "See <!-- edition:hosts -->",
        "<!-- edition:hosts --> and more",
        "<!-- hosts -->",
    ],
)
def test_what_is_no_insert_stays_as_it_stands(tmp_path, line):
    assert fill_in(small_edition(tmp_path, DATA), f"{line}\n") == f"{line}\n"


# --- in the reading text and elsewhere --------------------------------------------------------------------------------

MENTIONED = {
    "data/people.yml": (
        "jane: {names: [{form: Jane}], born: {date: '1880', source: chapter}, died: {date: '1950', source: edition},"
        " description: 'She kept it.[^chapter] So it is told.[^edition]'}\n"
    ),
    "data/edition.yml": ("title: Small\neditors: Us\nrelease: '1'\ndate: '2020-02-29'\nrights: Free\n"),
    "docs/chapter.md": (
        '# Small\n\n## A house {#house}\n\nIn it lived [Jane](person:jane).\n{: #it-stood answers="1" }\n'
    ),
    "docs/about/index.md": "# About\n\n## Thanks {#thanks}\n\nWe thank [Jane](person:jane).\n",
}


def jane(folder) -> str:
    edition = small_edition(folder, MENTIONED)
    return {page.path: page.markdown for page in build.build(edition, templates.environment(TEMPLATES, edition))}[
        "people/jane.md"
    ]


def test_sentences_of_the_reading_text_have_their_paragraph_and_those_of_other_pages_their_place(tmp_path):
    assert jane(tmp_path).partition("{ #in-the-text }")[2].strip().splitlines()[:2] == [
        '- <span class="when">[¶ 1](/chapter.md#it-stood)</span> In it lived <mark>Jane</mark>. <small>A house</small>',
        "- We thank <mark>Jane</mark>. <small>[Thanks](/about/index.md#thanks)</small>",
    ]


def test_what_the_chapter_gives_and_what_the_edition_says_has_no_mark_of_a_source(tmp_path):
    page = jane(tmp_path)
    assert "She kept it. So it is told." in page
    assert "source-mark" not in page
