"""The faces of Han, Hangul and kana: which holds which character, what tells a browser so, and whose they are."""

import io
from dataclasses import replace

import pytest
from edition.__main__ import main
from edition.faces import east_asian, fonts
from edition.faces.east_asian import FACES, HAN, HAN_READ, HANGUL, SIMPLIFIED, SIMPLIFIED_READ, parts, ranges, used
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from helpers import REPOSITORY, SMALL, write

NAMES = set("毛澤東毛泽东김일성金日成彭徳懐まうせ（）。，")
"""Some of every kind: traditional, simplified and Japanese Han, Hangul, kana, signs."""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return east_asian.build(parts(NAMES, set(), {"毛", "东"}), REPOSITORY / ".cache" / "fonts")


@pytest.fixture(scope="module")
def cut(files) -> dict[str, TTFont]:
    """Name -> font as a browser gets it."""
    return {face.name: TTFont(io.BytesIO(files[face.path])) for face in FACES}


# --- which holds what -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("characters", "simplified", "read", "expected"), [
    ("彭德懷", "", "", {HAN: "彭德懷"}),
    ("평양 平壤", "", "", {HANGUL: "평양", HAN: "平壤"}),
    ("为巩固", "", "", {HAN: "固", SIMPLIFIED: "为巩"}),  # the Korean design has no simplified characters
    ("", "彭怀", "", {SIMPLIFIED: "彭怀"}),  # marked as simplified: in the shapes of China, all of it
    ("彭", "彭怀", "", {HAN: "彭", SIMPLIFIED: "彭怀"}),
    ("彭德们평", "", "彭们평", {HAN: "德", HAN_READ: "彭평", SIMPLIFIED_READ: "们"}),
    ("まカ。（〇", "", "", {HAN: "まカ。（〇"}),
    ("", "김", "", {HANGUL: "김"}),  # marked by mistake, and drawn all the same
    ("Kim Ŏ Пак ½ “”", "", "", {}),  # the text's own faces have these
    ("നई𗀀😀", "", "", {}),  # nobody has these
])  # fmt: skip
def test_each_character_is_held_by_the_face_that_draws_it(characters, simplified, read, expected):
    assert parts(set(characters), set(simplified), set(read)) == {face: set(held) for face, held in expected.items()}


def test_characters_are_sorted_by_whether_they_are_marked_as_simplified_chinese():
    text = (
        '彭 &#x5FB7; <span lang="zh-Hans">怀&#x5FB7;</span> <span lang="zh-Hans-CN" class="x">东</span> <span'
        ' lang="zh-Hant">懷</span>'
    )
    outside, inside = used([text])
    assert {character for character in outside if ord(character) > 0x2E80} == set("彭德懷")
    assert inside == set("怀德东")


def test_every_character_of_the_edition_is_in_a_face(record_property):
    paths = [
        path
        for folder in ("data", "docs")
        for path in (REPOSITORY / folder).rglob("*")
        if path.suffix in (".yml", ".md") and "source" not in path.parts
    ]
    characters = set("".join(path.read_text("utf-8") for path in paths))
    eastern = {character for character in characters if ord(character) >= 0x2E80}
    record_property("figure", f"{len(eastern)} characters of Han, Hangul and kana")
    assert set().union(*parts(characters, set(), set()).values()) >= eastern


# --- what a browser is told -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("some", "every", "expected"),
    [
        ("三五", "A三五四", "U+4E09-4E94"),
        ("三五", "三中五", "U+4E09, U+4E94"),
        ("가", "가", "U+AC00"),
        ("", "三", ""),
    ],
)
def test_characters_are_named_in_runs_that_hold_no_other_of_the_edition(some, every, expected):
    assert ranges(set(some), every) == expected


def test_a_face_is_named_once_upright_and_once_italic_with_every_weight():
    rules = east_asian.rules({HANGUL: {"가", "각"}}, set("A가각"))
    assert (
        rules.count("@font-face")
        == 2
        == rules.count("font-weight: 400 700")
        == rules.count("unicode-range: U+AC00-AC01;")
    )
    assert (
        rules.count('url("fonts/hangul.woff2")') == 2
        and "font-style: normal" in rules
        and "font-style: italic" in rules
    )


def test_no_line_is_higher_for_these_characters():
    header = TTFont(io.BytesIO(fonts.FACES[0].data), lazy=True)["hhea"]
    assert (header.ascent, -header.descent) == (east_asian.ASCENT * 1000, east_asian.DESCENT * 1000)


# --- what is in the files, and whose they are -----------------------------------------------------------------------


def test_there_is_a_file_for_each_face_and_a_license_for_each_package(files):
    assert sorted(files) == [
        "assets/fonts/LICENSE-noto-serif-kr.txt", "assets/fonts/LICENSE-noto-serif-sc.txt",
        "assets/fonts/han-read.woff2", "assets/fonts/han-simplified-read.woff2", "assets/fonts/han-simplified.woff2",
        "assets/fonts/han.woff2", "assets/fonts/hangul.woff2",
    ]  # fmt: skip
    for path in ("assets/fonts/LICENSE-noto-serif-kr.txt", "assets/fonts/LICENSE-noto-serif-sc.txt"):
        text = files[path].decode("utf-8")
        assert "Adobe" in text.splitlines()[0] and "SIL OPEN FONT LICENSE Version 1.1" in text


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_a_cut_font_draws_its_characters_and_a_box_for_others_under_our_name(cut, face):
    font = cut[face.name]
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    for glyph in (".notdef", *cmap.values()):
        pen = BoundsPen(glyphs)
        glyphs[glyph].draw(pen)
        assert pen.bounds and pen.bounds[2] > pen.bounds[0]
    names = {record.nameID: str(record) for record in font["name"].names}
    assert names[1] == face.family and "Adobe" in names[0]
    assert not [
        number for number in (1, 4, 6, 16) if "Noto" in names.get(number, "") or "Source" in names.get(number, "")
    ]


def test_a_command_on_a_machine_without_the_faces_says_so_in_words(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(east_asian, "HAN", replace(HAN, package="pylopdf_fonts_nowhere"))
    write(tmp_path, SMALL | {"docs/chapter.md": "# Small\n\n평양\n"})
    assert main(["check", "--root", str(tmp_path)]) == 2
    assert (
        "The han is cut from NotoSerifKR-Regular.otf of the Python package pylopdf-fonts-nowhere, which is not"
        " installed here" in capsys.readouterr().err
    )


def test_an_edition_without_such_characters_has_no_such_face():
    held = parts(set("Eclipse of 1919"), set(), set())
    assert (held, east_asian.build(held), east_asian.rules(held, {"E"})) == ({}, {}, "")
