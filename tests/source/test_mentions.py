"""Mentions in the source text: the rules on small texts, and the chapter's own against a table made by hand before."""

import csv
from pathlib import Path

import pytest
from edition.reading import material as reading
from edition.source import mentions
from edition.source import text as source_text
from edition.source.text import SourceText
from edition.whole.edition import Edition
from helpers import REPOSITORY, SOURCE_TEXT, small_edition

PEOPLE = """\
jane-eyre: {names: [{form: Jane Eyre}, {form: Jane}]}
jane-austen: {names: [{form: Jane Austen}]}
obrien: {names: [{form: Flann O’Brien}, {form: O’Brien}]}
brien: {names: [{form: Brien}]}
"""
PLACES = """\
ruritania: {names: [{form: Ruritania}], kind: country}
strelsau: {names: [{form: Strelsau}], kind: city}
zenda: {names: [{form: the castle of Zenda}, {form: Zenda}], kind: castle}
line: {names: [{form: Strelsau-Zenda line}], kind: line}
"""
BODIES = """\
ruritania: {names: [{form: Ruritania}, {form: Ruritanians, demonym: true}], kind: state}
guard: {names: [{form: Royal Guard}], abbreviations: [RG], kind: army}
"""


@pytest.fixture
def found(tmp_path):
    """The mentions of a text of one or more paragraphs as (form, target), with the undecided as (form, None)."""

    def find(*paragraphs: str, decisions: str = "") -> list[tuple[str, str | None]]:
        files = {"data/people.yml": PEOPLE, "data/places.yml": PLACES, "data/organizations.yml": BODIES}
        edition = small_edition(tmp_path, files | ({"data/decisions.yml": decisions} if decisions else {}))
        text = SourceText(paragraphs)
        anchors, undecided = mentions.find_mentions(edition, text)
        pairs = [
            (one.paragraph, one.start, text[one.paragraph][one.start : one.end], str(one.target)) for one in anchors
        ]
        pairs += [(one.paragraph, one.start, one.form, None) for one in undecided]
        return [pair[2:] for pair in sorted(pairs, key=lambda pair: pair[:2])]

    return find


def test_the_longest_name_wins_and_holds_no_other(found):
    assert found("From the castle of Zenda along the Strelsau-Zenda line to Strelsau.") == [
        ("castle of Zenda", "place:zenda"),
        ("Strelsau-Zenda line", "place:line"),
        ("Strelsau", "place:strelsau"),
    ]


def test_names_joined_by_a_hyphen_are_two_where_no_record_joins_them(found):
    assert [form for form, _ in found("the Zenda-Strelsau road")] == ["Zenda", "Strelsau"]


@pytest.mark.parametrize("apostrophe", "'’ʼ‘")
def test_apostrophes_of_any_shape_are_alike_and_possessives_are_left_off(found, apostrophe):
    assert found(f"Flann O{apostrophe}Brien{apostrophe}s book") == [(f"Flann O{apostrophe}Brien", "person:obrien")]


def test_no_name_is_found_inside_a_word(found):
    assert found("McBrien and D’Brien saw Zendas and Ruritanian guards.") == []


def test_capitals_are_read_as_names_and_small_letters_are_not(found):
    assert found("(THE ROYAL GUARD AT STRELSAU) the royal guard; RG") == [
        ("ROYAL GUARD", "organization:guard"),
        ("STRELSAU", "place:strelsau"),
        ("RG", "organization:guard"),
    ]


def test_a_country_is_a_place_after_a_word_of_place_and_else_its_state(found):
    assert found("In Ruritania, so Ruritania said, across the Ruritania of old, Ruritanians live.") == [
        ("Ruritania", "place:ruritania"),
        ("Ruritania", "organization:ruritania"),
        ("Ruritania", "place:ruritania"),
    ]


def test_a_surname_of_two_is_the_one_last_named_in_full(found):
    assert found("Jane Eyre came. Jane sat.", "Jane Austen wrote. Jane smiled.") == [
        ("Jane Eyre", "person:jane-eyre"),
        ("Jane", "person:jane-eyre"),
        ("Jane Austen", "person:jane-austen"),
        ("Jane", "person:jane-austen"),
    ]


def test_a_surname_of_two_of_whom_none_was_named_is_open(found):
    assert found("Jane sat.") == [("Jane", None)]


def test_a_decision_goes_before_every_rule_for_its_own_place_alone(found):
    decisions = "'1':\n  - {words: the heroine, to: person:jane-eyre}\n  - {words: Zenda, nth: 2, to: none}\n"
    assert found("Zenda, Zenda, Zenda; the heroine", "the heroine", decisions=decisions) == [
        ("Zenda", "place:zenda"),
        ("Zenda", "place:zenda"),
        ("the heroine", "person:jane-eyre"),
    ]


def test_a_decision_about_a_full_name_counts_as_naming(found):
    assert found("Jane Eyre spoke. Jane sat.", decisions="'1':\n  - {words: Jane Eyre, to: person:jane-austen}\n")[
        1
    ] == ("Jane", "person:jane-austen")


# --- the chapter ------------------------------------------------------------------------------------------------------


def gold() -> dict[tuple[int, int, int], str]:
    """The table made by hand: paragraph, start, end -> record."""
    with Path(REPOSITORY / "tests" / "mentions" / "gold.tsv").open(encoding="utf-8", newline="") as file:
        return {
            (int(row["paragraph"]), int(row["start"]), int(row["end"])): row["target"]
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        }


@pytest.mark.source
def test_the_mentions_of_the_chapter_are_those_of_the_table(record_property):
    wanted = gold()
    read = {paragraph for paragraph, _, _ in wanted}
    assert len(read) >= 6
    edition, text = Edition(reading.read(REPOSITORY)), source_text.load(SOURCE_TEXT)
    assert text is not None
    found = {
        (one.paragraph, one.start, one.end): str(one.target)
        for one in mentions.find_mentions(edition, text)[0]
        if one.paragraph in read
    }
    right = sum(wanted.get(place) == target for place, target in found.items())
    record_property(
        "figure",
        f"mentions in {len(read)} paragraphs: recall {right / len(wanted):.1%}, precision {right / len(found):.1%} of"
        f" {len(wanted)}",
    )
    assert found == wanted


@pytest.mark.source
def test_no_name_of_the_chapter_is_left_open():
    edition, text = Edition(reading.read(REPOSITORY)), source_text.load(SOURCE_TEXT)
    assert list(mentions.unsettled(edition, text)) == []
