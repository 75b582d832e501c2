"""Characters: what a text of the edition may hold, and what counts as a value that can be seen."""

import pytest
from edition.grammar.characters import can_be_seen, fault


@pytest.mark.parametrize(
    "text",
    [
        "Ch’ŏngch’ŏn",
        "毛澤東",
        "평양",
        "محمد",
        "a\tb",
        "naïve",
        "𝔘 😀",
        "x\u00a0y",
        "\u2067عمر\u2069 said",
        "\u2068a \u2067b\u2069 c\u2069",
        "\ue000",
        "soft\u00adhyphen",
        "",
    ],
)
def test_letters_of_every_script_and_what_goes_with_them_are_admitted(text):
    assert fault(text) is None


@pytest.mark.parametrize(
    "char",
    [
        "\x00",
        "\x07",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\u200b",
        "\u200f",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u202e",
        "\ufeff",
        "\ufffd",
        "\ufffa",
        "\ufdd0",
        "\ufffe",
        "\uffff",
        "\U0001fffe",
        "\U0010ffff",
        "\ud800",
        "\udfff",
    ],
)
def test_what_is_no_character_or_cannot_be_seen_is_named_by_its_number(char):
    assert fault(f"a{char}b") == (f"The character U+{ord(char):04X}.", "Remove it.")


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("\u2067left open", "2067"),
        ("closed\u2069 too soon", "2069"),
        ("\u2066a\u2067b\u2069", "2066"),
        ("\u2069\u2068", "2069"),
    ],
)
def test_a_mark_of_direction_is_closed_in_its_line(text, loose):
    assert fault(text)[0] == f"The mark of direction U+{loose} without its fellow in the line."


@pytest.mark.parametrize("text", ["e\u0301", "\u1112\u1161\u11ab", "\u212b"])
def test_letters_are_composed(text):
    assert fault(text) == ("Letters and accents are decomposed.", "Save the text in Unicode NFC.")


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a", True),
        ("。", True),
        ("+", True),
        ("7", True),
        ("\ue000", True),
        ("", False),
        (" \n\t", False),
        ("\u3000", False),
        ("\u00ad", False),
        ("\u3164", False),
        ("\u2800", False),
        ("\u0301", False),
        ("\u2066\u2069", False),
        ("\U000e0041", False),
    ],
)
def test_a_value_has_something_to_see(text, seen):
    assert can_be_seen(text) is seen
