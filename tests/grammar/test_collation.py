"""Collation: what a quotation leaves out, puts in or changes, openly or in silence."""

import pytest
from edition.grammar.collation import Piece, compare, differs_silently, together


def pieces(quoted: str, source: str) -> list[tuple[str, str, str]]:
    return [(piece.kind, piece.quoted, piece.source) for piece in compare(quoted, source)]


@pytest.mark.parametrize(
    ("quoted", "source", "expected"),
    [
        ("We go north", "We go north", [("same", "We go north", "We go north")]),
        ("“We go, north!”", "we go north", [("same", "“We go, north!”", "we go north")]),
        (
            "to withdraw … at once",
            "to withdraw four divisions at once",
            [("same", "to withdraw", "to withdraw"), ("cut", "…", "four divisions"), ("same", "at once", "at once")],
        ),
        ("We [the allies] go", "We go", [("same", "We", "We"), ("inserted", "[the allies]", ""), ("same", "go", "go")]),
        ("We go", "We shall go", [("same", "We", "We"), ("dropped", "", "shall"), ("same", "go", "go")]),
        ("We shall go", "We go", [("same", "We", "We"), ("added", "shall", ""), ("same", "go", "go")]),
        ("We go north", "We go south", [("same", "We go", "We go"), ("changed", "north", "south")]),
        ("We go", "We go north", [("same", "We go", "We go"), ("dropped", "", "north")]),
    ],
)
def test_two_texts_are_laid_side_by_side(quoted, source, expected):
    assert pieces(quoted, source) == expected


@pytest.mark.parametrize(
    ("quoted", "source", "silently"),
    [
        ("We go north", "we go north.", False),
        ("We … north", "We go north", False),
        ("We go [slowly] north", "We go north", False),
        ("We go north", "We go far north", True),
        ("We go far north", "We go north", True),
        ("We go north", "They go north", True),
    ],
)
def test_a_difference_is_silent_unless_it_is_marked(quoted, source, silently):
    assert differs_silently(compare(quoted, source)) is silently


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("go far", [("beyond", "We", ""), ("same", "go far", "go far"), ("beyond", "north", "")]),
        ("We went", [("same", "We", "We"), ("changed", "go far north", "went")]),
        ("none of it", [("changed", "We go far north", "none of it")]),
    ],
)
def test_what_lies_outside_the_part_that_was_read_is_no_difference(source, expected):
    assert [
        (piece.kind, piece.quoted, piece.source) for piece in compare("We go far north", source, part=True)
    ] == expected


def test_no_word_of_either_text_is_lost():
    quoted, source = "All [of us] go … home at once", "All must go to their old home now"
    side_by_side = compare(quoted, source)
    assert " ".join(piece.quoted for piece in side_by_side if piece.quoted) == quoted
    assert " ".join(piece.source for piece in side_by_side if piece.source) == source


def test_a_piece_is_a_kind_and_the_words_on_both_sides():
    assert compare("a", "b") == [Piece("changed", "a", "b")]


def test_brackets_within_a_word_stand_as_they_are_written():
    assert (
        together(piece.quoted for piece in compare("[T]he end of day[s] came", "The end of days came"))
        == "[T]he end of day[s] came"
    )
    assert (
        together(piece.quoted for piece in compare("He [Mao](then)…went on", "He went on")) == "He [Mao](then)…went on"
    )
