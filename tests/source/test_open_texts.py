"""Texts that may stand here whole: names are found in them, quotations from them are compared with them."""

from pathlib import Path

import pytest
from edition.load import load
from edition.whole.edition import Edition
from helpers import SMALL, write

PEOPLE = "jane: {names: [{form: Jane Roe}, {form: Jane}]}\nmary: {names: [{form: Mary Roe}, {form: Miss Roe}]}\n"
PEOPLE += "anne: {names: [{form: Anne Roe}, {form: Miss Roe}]}\n"
TEXTS = "log: {title: The log, short: the log, standing: open, work: 'work:log', pages: [texts/log.md], rights: Free}\n"
WORKS = "log: {type: book, title: The log}\n"
PLACES = "hull: {names: [{form: Hull}], kind: port}\n"


def edition_of(folder: Path, page: str, **more: str) -> tuple[Edition, list[tuple[str, int, str]]]:
    """An edition with an open text of one page, and what the check says of that text."""
    files = SMALL | {
        "data/texts.yml": SMALL["data/texts.yml"] + TEXTS,
        "data/works.yml": WORKS,
        "data/people.yml": PEOPLE,
        "data/places.yml": PLACES,
        "docs/texts/log.md": page,
        "data/paragraph-ids.txt": "first\nsecond\n",
    }
    edition, found = load(write(folder, files | {f"data/{name}.yml": text for name, text in more.items()}))
    assert edition
    asked = ("M001", "M002", "Q008", "G007", "Y009")
    return edition, [(one.path, one.line, one.code) for one in found if one.code in asked]


def linked(folder: Path, words: str) -> str:
    edition, _ = edition_of(folder, f"# The log\n\n## May {{#may}}\n\n{words}\n")
    return edition.linked["texts/log.md"].partition("\n\n## May {#may}\n\n")[2].strip()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Jane Roe sailed to Hull.", "[Jane Roe](person:jane) sailed to [Hull](place:hull)."),
        ("Jane’s ship, *Jane*.", "[Jane](person:jane)’s ship, *[Jane](person:jane)*."),
        ("> Jane\n> Roe sailed.", "> [Jane\n> Roe](person:jane) sailed."),
        ("- Jane\n- Hull", "- [Jane](person:jane)\n- [Hull](place:hull)"),
        ("[the port](place:hull) Hull", "[the port](place:hull) [Hull](place:hull)"),
        ("[Jane](person:jane) came.", "[Jane](person:jane) came."),
        ("`Jane` <span title='Jane'>x</span> https://a.example/Jane", None),
        ("Janes of Hullport.", None),
        ("Jane.[^1]\n\n[^1]: By hand.", "[Jane](person:jane).[^1]\n\n[^1]: By hand."),
    ],
)
def test_names_are_linked_and_what_is_no_text_is_left_alone(tmp_path, written, shown):
    assert linked(tmp_path, written) == (shown or written)


def test_what_is_found_is_a_mention_like_any_other(tmp_path):
    edition, _ = edition_of(tmp_path, "# The log\n\n## May {#may}\n\nJane sailed.\n{: #first }\n")
    (mention,) = (one for one in edition.mentions if str(one.target) == "person:jane")
    assert (mention.paragraph.place, mention.sentence) == ("texts/log.md#first", "[Jane](person:jane) sailed.")


def test_a_name_that_may_be_two_is_asked_for_and_decided_by_the_paragraph(tmp_path):
    page = "# The log\n\n## May {#may}\n\nMiss Roe sailed.\n{: #first }\n"
    assert edition_of(tmp_path / "a", page)[1] == [("docs/texts/log.md", 5, "M001")]
    decided = "log#first: [{words: Miss Roe, to: 'person:anne'}]\n"
    edition, found = edition_of(tmp_path / "b", page, decisions=decided)
    assert found == [] and "[Miss Roe](person:anne) sailed." in edition.linked["texts/log.md"]


@pytest.mark.parametrize("key", ["log#first", "log#gone", "none#first"])
def test_a_decision_that_meets_no_words_is_a_finding(tmp_path, key):
    page = "# The log\n\n## May {#may}\n\nIt rained.\n{: #first }\n"
    found = edition_of(tmp_path, page, decisions=f"{key}: [{{words: Jane, to: 'person:jane'}}]\n")[1]
    assert found == [("data/decisions.yml", 1, "M002")]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Jane Roe sailed", []),
        ("Jane … in May", []),
        ("Jane ... in \u201cMay\u201d", []),
        ("Jane Roe flew", ["Q008"]),
        ("in May … Jane", ["Q008"]),
    ],
)
def test_words_that_are_given_as_those_of_the_text_stand_in_it(tmp_path, words, codes):
    page = "# The log\n\n## May {#may}\n\nJane Roe sailed\nin “May”.[^1]\n{: #first }\n\n[^1]: By hand.\n"
    quoted = "one: {text: Jane sailed, kind: term, no_speaker: None., no_note: None., paragraph: 1, witnesses: ["
    quotations = f"{quoted}{{source: 'work:log', words: '{words}', seen: 2020-02-29}}]}}\n"
    if "May" in words and "\u201c" not in words:
        page = page.replace("“May”", "May")
    assert [code for _, _, code in edition_of(tmp_path, page, quotations=quotations)[1]] == codes
