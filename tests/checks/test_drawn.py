"""Characters that no typeface of the edition has, beyond what the folders of C001 and C002 show."""

import pytest
from edition.checks import drawn
from edition.faces import east_asian
from helpers import SMALL, small_edition


def findings(tmp_path, files: dict[str, str]) -> list[tuple[str, int, str]]:
    return [
        (finding.path, finding.line, finding.code)
        for finding in drawn.undrawable(small_edition(tmp_path, files), east_asian.has)
    ]


@pytest.mark.parametrize("text", [
    "P’yŏngyang, 평양, 平壤, Пхеньян",
    "Πυονγιάνγκ, ἀρχή",
    "Wǔhàn, Đà Nẵng, naïve, “½” → ‡",
    "彭徳懐 (まい) 㐂 ２０",
    "soft\u00adhyphen, thin\u2009space, zero\u200bwidth, 葛\U000e0100",
])  # fmt: skip
def test_what_the_faces_have_is_no_finding(text):
    assert drawn.undrawn(text, east_asian.has) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("an eclipse 🌒", "🌒"), ("𗼇𗟲", "𗼇𗟲"), ("القاهرة", "القاهرة"), ("നല്ല a", "നല്ല"), ("private \ue000", "\ue000"),
    ("unassigned \u0378", "\u0378"),
])  # fmt: skip
def test_what_no_face_has_is_named(text, expected):
    assert "".join(drawn.undrawn(text, east_asian.has)) == expected


def test_a_field_a_heading_a_paragraph_and_the_title_are_each_found_at_their_line(tmp_path):
    found = findings(tmp_path, {
        "data/edition.yml": SMALL["data/edition.yml"].replace("title: Small", "title: Small 🌒"),
        "data/people.yml": (
            "ada:\n  names:\n    - {form: Ada}\n    - {form: കെ, lang: ml}\n"
            "  description: She said &#x1F312; once.\n"
        ),
        "docs/chapter.md": "# Small 𗼇\n\nWords of [Ada](person:ada) &#x1F312; here.\n",
    })  # fmt: skip
    assert found == [
        ("data/edition.yml", 1, "C001"), ("data/people.yml", 4, "C001"), ("data/people.yml", 5, "C001"),
        ("docs/chapter.md", 1, "C001"), ("docs/chapter.md", 3, "C001"),
    ]  # fmt: skip


def test_a_comment_is_not_shown_and_no_finding(tmp_path):
    assert findings(tmp_path, {"data/people.yml": "# 🌒\nada: {names: [{form: Ada}]}\n"}) == []


def test_each_script_of_a_text_is_a_finding_of_its_own(tmp_path):
    assert len(findings(tmp_path, {"docs/chapter.md": "# Small\n\nകെ and दि and 🌒.\n"})) == 3


@pytest.mark.parametrize("key", ["Arab", "Deva", "Mlym", "🌒"])
def test_what_is_left_to_the_readers_own_fonts_is_no_finding_where_it_is_used(tmp_path, key):
    text = {"Arab": "مَرحبا، ١٩٥٠", "Deva": "नई दिल्ली।", "Mlym": "കെ", "🌒": "🌒"}[key]
    edition = SMALL["data/edition.yml"] + f"left_to_readers: {{{key}: A reason.}}\n"
    assert findings(tmp_path, {"data/edition.yml": edition, "docs/chapter.md": f"# Small\n\n{text}\n"}) == []


@pytest.mark.parametrize("key", ["Hang", "Latn", "Arabic", "ŏ", "Tang"])
def test_what_is_left_and_not_needed_is_a_finding(tmp_path, key):
    edition = SMALL["data/edition.yml"] + f"left_to_readers:\n  {key}: A reason.\n"
    assert findings(tmp_path, {"data/edition.yml": edition, "docs/chapter.md": "# Small\n\n평양, Ch’ŏngch’ŏn\n"}) == [
        ("data/edition.yml", 7, "C002")
    ]
