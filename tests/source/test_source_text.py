"""The source text: quotations are compared with it, and its own sentences are kept out of every file."""

import pytest
from edition.source.guard import repeated, words_of
from edition.source.notes import note_markers
from edition.source.quotations import differing, places_of_quotations
from edition.source.text import SourceText, load, read
from helpers import small_edition

TEXT = SourceText(
    (
        "It rained. “Never,” he said, “will I go to Sobral.” It’s over.",
        (
            "The plates were exposed through drifting cloud and only a few of them showed any stars worth measuring"
            " that day."
        ),
    )
)


def compared(folder, *texts: str, paragraph: int = 1) -> list[str]:
    """Codes and hints for quotations in the order given."""
    quotations = "".join(
        f'q{number}:\n  text: "{text}"\n  kind: direct\n  paragraph: {paragraph}\n' for number, text in enumerate(texts)
    )
    return [
        f"{finding.code} {finding.message}"
        for finding in differing(small_edition(folder, {"data/quotations.yml": quotations}), TEXT)
    ]


def test_words_as_they_stand_are_no_finding(tmp_path):
    assert compared(tmp_path, "Never,", "will I go to Sobral.") == []


def test_the_shape_of_quotation_marks_and_apostrophes_does_not_matter(tmp_path):
    assert compared(tmp_path, "It's over.") == []


def test_a_line_break_does_not_matter(tmp_path):
    assert compared(tmp_path, "will I go\\nto Sobral.") == []


def test_a_changed_word_is_shown_where_the_difference_begins(tmp_path):
    assert compared(tmp_path, "will I go to Príncipe.") == [
        "Q004 quotation:q0 differs from paragraph 1: not found after “will I go to”."
    ]


def test_a_wrong_paragraph_is_put_right(tmp_path):
    assert compared(tmp_path, "drifting cloud") == ["Q005 quotation:q0 stands in paragraph 2, not 1."]


def test_a_quotation_before_the_one_that_precedes_it_is_out_of_order(tmp_path):
    assert compared(tmp_path, "will I go to Sobral.", "Never,") == [
        "Q005 quotation:q1 stands in paragraph 1 before the quotation that precedes it here."
    ]


def test_a_quotation_inside_another_is_in_order(tmp_path):
    assert compared(tmp_path, "drifting cloud and only a few of them", "only a few", paragraph=2) == []


def test_a_quotation_that_begins_another_is_found_where_that_begins(tmp_path):
    quotations = "".join(
        f"{id}: {{text: {text}, kind: direct, paragraph: 2{within}}}\n"
        for id, text, within in (
            ("outer", "only a few of them", ""),
            ("inner", "only a few", ", within: quotation:outer"),
            ("later", "a", ""),
        )
    )
    found = places_of_quotations(small_edition(tmp_path, {"data/quotations.yml": quotations}), TEXT)
    assert [(start, TEXT[2][start:end]) for _, start, end in found.values()] == [
        (51, "only a few of them"),
        (51, "only a few"),
        (56, "a"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It’s over—at 7 a.m.", ["its", "over", "at", "7", "a", "m"]),
        ("**Ch’ŏngch’ŏn**, [river](place:x)", ["chŏngchŏn", "river", "place", "x"]),
    ],
)
def test_words_are_letters_and_digits_without_case_and_apostrophes(text, words):
    assert words_of(text) == words


TWELVE = "only a few of them showed any stars worth measuring that day"
ELEVEN = "only a few of them showed any stars worth measuring that"


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (f"One.\nTwo: {TWELVE}.\n", [2]),
        (f"It’s Dyson’s.\n{TWELVE}.\n", [2]),
        (f"One.\n{TWELVE.upper().replace(' ', ' *')}*\n", [2]),
        (f"{TWELVE.replace('them', 'them' + chr(10))}\n", [1]),
        (f"{ELEVEN}.\n", []),
        ("Only a few of the plates had stars on them that anybody could have measured.\n", []),
        ("", []),
    ],
)
def test_twelve_words_in_a_row_are_a_finding_whatever_stands_between_them(content, lines):
    assert [finding.line for finding in repeated(TEXT, [("a.md", content)])] == lines


def test_a_long_run_is_reported_once_for_each_dozen_of_its_words():
    assert len(list(repeated(TEXT, [("a.md", TEXT[2])]))) == 1
    assert len(list(repeated(TEXT, [("a.md", f"{TEXT[2]} {TEXT[2]}")]))) == 2


def test_words_of_a_quotation_may_be_repeated():
    assert list(repeated(TEXT, [("a.md", TWELVE)], allowed=[f"showed: {TWELVE}"])) == []


def test_a_run_beside_a_quotation_is_a_finding_and_its_few_words_of_introduction_are_not():
    quotation = "worth measuring that day"
    assert (
        list(
            repeated(
                TEXT, [("a.md", "a few of them showed any stars " + quotation)], allowed=["any stars " + quotation]
            )
        )
        == []
    )
    assert len(list(repeated(TEXT, [("a.md", TEXT[2])], allowed=["any stars " + quotation]))) == 1


def test_a_word_held_at_a_distance_ends_no_run():
    assert len(list(repeated(TEXT, [("a.md", TWELVE)], allowed=["them", "stars worth"]))) == 1


def test_a_text_that_is_not_there_is_none(tmp_path):
    assert load(tmp_path / "none.txt") is None


def test_a_text_has_one_paragraph_a_line_numbered_from_one(tmp_path):
    (tmp_path / "text.txt").write_text("One.\nTwo e\u0301.\n", "utf-8")
    text = load(tmp_path / "text.txt")
    assert (text[1], text[2], text[3], text[0]) == ("One.", "Two é.", "", "")


@pytest.mark.parametrize(
    ("paragraph", "offsets"),
    [
        ("It passed on October 7.1", [23]),
        ("still fighting a war.’ “1 The two met.", [24]),
        ("rally on September 19.1", [22]),
        ("Some 1.1 million men.", []),  # a decimal
        ("In 1592, and 16,1 men.", []),  # a part of a number
        ("On November 1 it rained.", []),  # not glued
        ("at the 1st parallel", []),
        ("It ended.1 Then it began.1", [9]),  # the first in order
    ],
)
def test_a_notes_number_is_told_from_other_numbers_by_what_stands_around_it(paragraph, offsets):
    assert [marker.offset for marker in note_markers(SourceText((paragraph,)), 1)] == offsets


def test_markers_are_found_by_their_sequence_and_a_missing_one_does_not_hide_the_next():
    text = SourceText(("One.1 In 1950, 2 men. Two.2 Nothing.", "Four.4 Not 5.5 million. Five.”5"))
    assert [(marker.number, marker.paragraph) for marker in note_markers(text, 6)] == [(1, 1), (2, 1), (4, 2), (5, 2)]


# --- the file ---------------------------------------------------------------------------------------------------------

PLAIN = "One — “here”. Two there.\nThree."


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        b"\xef\xbb\xbf" + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        b"\xfe\xff" + PLAIN.encode("utf-16-be"),
        PLAIN.replace("\n", " \t\n").encode(),
        PLAIN.replace(". ", ".  ").encode(),
        PLAIN.replace("\n", "\r\n").encode() + b"\r\n\r\n",
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace("\n", "\n\n \n").encode(),
        PLAIN.replace(". ", ".\u00a0").encode(),
        PLAIN.replace("\n", "\u2029").encode(),
        b"\n\n" + PLAIN.encode(),
    ],
)
def test_white_space_and_marks_of_the_encoding_make_no_other_text(tmp_path, content):
    (tmp_path / "text.txt").write_bytes(content)
    text, found = read(tmp_path / "text.txt", "text.txt")
    assert found == []
    assert text == SourceText(("One — “here”. Two there.", "Three."))


@pytest.mark.parametrize(
    ("content", "line", "said"),
    [
        ("One.\n“Two”.".encode("cp1252"), 2, "is not UTF-8: byte 0x93."),
        ("Émile".encode("latin-1"), 1, "is not UTF-8: byte 0xc9."),
        (b"\xef\xbb\xbfOne.\n\xe9mile", 2, "is not UTF-8: byte 0xe9."),
        ("Two there.".encode("utf-16-le"), 1, "has a null character."),
        (b"One\x00two", 1, "has a null character."),
        (b"", 1, "is empty."),
        (b" \n\t\n", 1, "is empty."),
        (b"\xef\xbb\xbf", 1, "is empty."),
    ],
)
def test_a_file_that_cannot_be_read_is_a_finding(tmp_path, content, line, said):
    (tmp_path / "text.txt").write_bytes(content)
    text, found = read(tmp_path / "text.txt", "text.txt")
    assert text is None
    assert [(one.line, one.code, one.message) for one in found] == [(line, "T003", f"The source text {said}")]


def test_a_folder_in_its_place_is_a_finding_and_no_file_is_none(tmp_path):
    (tmp_path / "folder.txt").mkdir()
    assert [one.code for one in read(tmp_path / "folder.txt", "folder.txt")[1]] == ["T003"]
    assert read(tmp_path / "none.txt", "none.txt") == (None, [])
