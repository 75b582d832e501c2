"""The web fonts: what is in them for the characters of this edition, what they weigh, and whose they are."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from edition.look import fonts
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from helpers import REPOSITORY

LIMIT = 105 * 1024
"""Bytes that all fonts of the text together may weigh."""

ITALIC = fonts.FACES[3]
"""The smallest, for tests that cut."""

KOREAN, JAPANESE, PINYIN = "ŎŏŬŭ’", "ŌōŪū", "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
SIGNS = "‘’“”–—…†‡§¶‑×−°′″·½→"


@pytest.fixture(scope="module")
def characters() -> set[str]:
    """Every character of the records and the prose."""
    files = [
        path
        for folder in ("data", "docs")
        for path in (REPOSITORY / folder).rglob("*")
        if path.suffix in (".yml", ".md") and "source" not in path.parts
    ]
    return set("".join(path.read_text("utf-8") for path in files))


@pytest.fixture(scope="module")
def files(characters) -> dict[str, bytes]:
    return fonts.build(characters, REPOSITORY / ".cache" / "fonts")


@pytest.fixture(scope="module")
def cut(files) -> dict[str, TTFont]:
    """Name -> font as a browser gets it."""
    return {face.name: TTFont(io.BytesIO(files[f"assets/fonts/{face.name}.woff2"])) for face in fonts.FACES}


def features(font: TTFont) -> set[str]:
    return {record.FeatureTag for table in ("GSUB", "GPOS") for record in font[table].table.FeatureList.FeatureRecord}


def forms(font: TTFont, feature: str) -> dict[str, str]:
    """What a feature puts for which character: `{"1": "one.sups"}`."""
    glyphs = {glyph: chr(code) for code, glyph in font.getBestCmap().items()}
    return {
        glyphs[glyph]: form
        for mapping in fonts._forms(font, feature)
        for glyph, form in mapping.items()
        if glyph in glyphs
    }


# --- what is in them ------------------------------------------------------------------------------------------------


def test_there_are_four_fonts_and_two_licenses(files):
    assert sorted(files) == [
        "assets/fonts/LICENSE-source-sans-3.txt",
        "assets/fonts/LICENSE-source-serif-4.txt",
        "assets/fonts/sans-italic.woff2",
        "assets/fonts/sans.woff2",
        "assets/fonts/serif-italic.woff2",
        "assets/fonts/serif.woff2",
    ]
    assert all(data.startswith(b"wOF2") for path, data in files.items() if path.endswith(".woff2"))


@pytest.mark.parametrize("name", [face.name for face in fonts.FACES])
def test_a_font_has_the_letters_of_every_romanization_and_the_signs(cut, name):
    assert [
        character
        for character in fonts.BASIC + KOREAN + JAPANESE + PINYIN + SIGNS
        if ord(character) not in cut[name].getBestCmap()
    ] == []


@pytest.mark.parametrize("name", [face.name for face in fonts.FACES])
def test_a_font_has_every_latin_and_cyrillic_letter_of_the_edition(cut, characters, name):
    letters = {character for character in characters if character.isalpha() and ord(character) < 0x530}
    assert sorted(letters - set(map(chr, cut[name].getBestCmap()))) == []


def test_hangul_and_chinese_are_left_to_faces_of_their_own(cut):
    assert not {"양", "漢", "ま"} & {chr(code) for font in cut.values() for code in font.getBestCmap()}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("serif", {"kern", "liga", "onum", "lnum", "pnum", "tnum", "sups", "smcp", "c2sc"}),
        ("serif-italic", {"kern", "liga", "onum", "lnum", "pnum", "tnum", "sups"}),
        (
            "sans",
            {"kern", "liga", "onum", "pnum", "sups"},
        ),  # lining figures of one width are what the face has without asking
        ("sans-italic", {"kern", "liga", "onum", "pnum"}),
    ],
)
def test_features_that_style_sheets_ask_for_are_kept(cut, name, expected):
    assert features(cut[name]) == expected


def test_small_capitals_have_the_letters_of_names(cut):
    assert set("aeouyŏŭāǎ") <= set(forms(cut["serif"], "smcp"))
    assert set("AOUŎŬ") <= set(forms(cut["serif"], "c2sc"))
    assert "я" not in forms(cut["serif"], "smcp")


def test_only_figures_are_raised(cut):
    assert "".join(sorted(forms(cut["serif"], "sups"))) == "0123456789"


@pytest.mark.parametrize("name", ["serif", "sans"])
def test_upright_fonts_have_every_weight_from_regular_to_bold(cut, name):
    assert [(axis.axisTag, axis.minValue, axis.defaultValue, axis.maxValue) for axis in cut[name]["fvar"].axes] == [
        ("wght", 400, 400, 700)
    ]


@pytest.mark.parametrize("name", [face.name for face in fonts.FACES])
def test_what_a_font_has_not_is_drawn_as_a_box(cut, name):
    pen = BoundsPen(glyphs := cut[name].getGlyphSet())
    glyphs[".notdef"].draw(pen)
    assert pen.bounds


@pytest.mark.parametrize("name", [face.name for face in fonts.FACES])
def test_a_breve_does_not_meet_the_apostrophe_before_it(cut, name):
    cmap = cut[name].getBestCmap()
    pairs = cut[name]["GPOS"].table.LookupList.Lookup[0].SubTable[0]
    after = {
        pair.SecondGlyph: pair.Value1.XAdvance
        for pair in pairs.PairSet[pairs.Coverage.glyphs.index(cmap[ord("’")])].PairValueRecord
    }
    assert (after[cmap[ord("ŏ")]], after[cmap[ord("ā")]], cmap[ord("o")] in after) == (0, 0, False)


@pytest.mark.parametrize("feature", ["smcp", "c2sc"])
def test_no_small_capital_with_a_mark_meets_the_apostrophe_before_it(cut, feature):
    cmap = cut["serif"].getBestCmap()
    pairs = cut["serif"]["GPOS"].table.LookupList.Lookup[0].SubTable[0]
    after = {
        pair.SecondGlyph: pair.Value1.XAdvance
        for pair in pairs.PairSet[pairs.Coverage.glyphs.index(cmap[ord("’")])].PairValueRecord
    }
    small = {
        character: form
        for mapping in fonts._forms(cut["serif"], feature)
        for character in "ŏāoŎĀO"
        if (form := mapping.get(cmap[ord(character)]))
    }
    marked = [form for character, form in small.items() if character not in "oO"]
    assert len(marked) == 2
    assert [after.get(form) for form in marked] == [0, 0]
    assert not after.keys() & {form for character, form in small.items() if character in "oO"}


def test_small_capitals_do_not_meet_it_either(cut):
    """In the upright serif alone there are small capitals: of ŏ and ā, and of Ŏ and Ā where capitals are made small
    too.
    """
    cmap, capitals = cut["serif"].getBestCmap(), forms(cut["serif"], "smcp") | forms(cut["serif"], "c2sc")
    pairs = cut["serif"]["GPOS"].table.LookupList.Lookup[0].SubTable[0]
    after = {
        pair.SecondGlyph: pair.Value1.XAdvance
        for pair in pairs.PairSet[pairs.Coverage.glyphs.index(cmap[ord("’")])].PairValueRecord
    }
    assert {character: after.get(capitals[character]) for character in "ŏāŭŎĀ"} == dict.fromkeys("ŏāŭŎĀ", 0)
    assert capitals["o"] not in after


# --- what they weigh ------------------------------------------------------------------------------------------------


def test_all_fonts_together_keep_to_the_limit(files):
    assert sum(len(data) for path, data in files.items() if path.endswith(".woff2")) <= LIMIT


def test_a_font_grows_with_the_characters_it_has_and_not_with_others(tmp_path):
    def weight(characters: str) -> int:
        return len(fonts.build(characters, tmp_path, [ITALIC])["assets/fonts/sans-italic.woff2"])

    assert weight("") == weight("평양") < weight("Пхеньян")
    assert len(list(tmp_path.iterdir())) == 2


# --- the same again -------------------------------------------------------------------------------------------------


def test_the_same_characters_give_the_same_bytes():
    program = (
        "import hashlib; from edition.look import fonts; print(hashlib.sha256(fonts.build('Пхеньян', None,"
        " fonts.FACES[3:])['assets/fonts/sans-italic.woff2']).hexdigest())"
    )
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY / "hooks")}
    runs = [
        subprocess.run(
            [sys.executable, "-c", program],
            env=environment | {"PYTHONHASHSEED": seed},
            check=True,
            stdout=subprocess.PIPE,
            timeout=600,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1] != b""


def test_a_font_is_as_old_as_what_it_was_cut_from(cut):
    for face in fonts.FACES:
        assert cut[face.name]["head"].modified == TTFont(io.BytesIO(face.data))["head"].modified


def test_what_was_cut_once_is_taken_from_the_cache(tmp_path, monkeypatch):
    first = fonts.build("", tmp_path, [ITALIC])
    monkeypatch.setattr(fonts, "_cut", lambda *_: pytest.fail("cut again"))
    assert fonts.build("", tmp_path, [ITALIC]) == first


def test_another_stretch_of_a_face_is_another_font_in_the_cache(tmp_path):
    light = replace(ITALIC, axes=(("wght", 300, 300),))
    assert (
        fonts.build("", tmp_path, [ITALIC])["assets/fonts/sans-italic.woff2"]
        != fonts.build("", tmp_path, [light])["assets/fonts/sans-italic.woff2"]
    )


# --- whose they are -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.name)
def test_the_license_goes_with_the_font(files, face):
    text = files[face.license_path].decode("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Adobe" in text.splitlines()[0] or "Source Serif 4 Project Authors" in text.splitlines()[0]


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: face.name)
def test_a_cut_font_has_our_name_and_the_makers_copyright(cut, face):
    names = {record.nameID: str(record) for record in cut[face.name]["name"].names}
    assert names[1] == face.family
    assert not [number for number in (1, 4, 6, 16) if "Source" in names.get(number, "")]  # a name the license reserves
    assert "Adobe" in names[0]
    assert "SIL Open Font License" in names[13]


def test_a_package_that_is_not_installed_is_named():
    with pytest.raises(
        fonts.MissingFace,
        match=(
            r"Python package fontpkg-no-such-face, which is not installed here .* Install the packages of"
            r" requirements\.txt"
        ),
    ):
        fonts.build("", None, [replace(ITALIC, package="fontpkg_no_such_face")])


def test_a_file_that_a_package_does_not_have_is_named():
    with pytest.raises(
        fonts.MissingFace,
        match=r"The sans-italic is cut from files/Other\.ttf of the Python package fontpkg-source-sans-3",
    ):
        fonts.build("", None, [replace(ITALIC, file="files/Other.ttf")])


# --- the style sheet -------------------------------------------------------------------------------------------------

STYLES = (REPOSITORY / "overrides" / "assets" / "fonts.css").read_text("utf-8")
RULES = re.findall(r"@font-face \{([^}]*)\}", STYLES)


def test_style_sheets_name_the_files_that_are_made(files):
    assert sorted(f"assets/{url}" for url in re.findall(r'url\("(fonts/[^"]+)"\)', STYLES)) == sorted(
        path for path in files if path.endswith(".woff2")
    )


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if "size-adjust" in rule], ids=lambda rule: re.search(r'local\("([^"]+)', rule)[1]
)
def test_a_stand_in_takes_the_height_of_the_font_it_stands_for(cut, rule):
    family = re.search(r'font-family: "(Edition \w+) like', rule)[1]
    header = cut["serif" if family == "Edition Serif" else "sans"]["hhea"]
    scale, ascent, descent = (
        float(re.search(rf"{name}: ([\d.]+)%", rule)[1]) / 100
        for name in ("size-adjust", "ascent-override", "descent-override")
    )
    assert (scale * ascent * 1000, scale * descent * 1000) == pytest.approx((header.ascent, -header.descent), abs=1)
