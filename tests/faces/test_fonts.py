"""The web fonts: what is in them for the characters of this edition, what they weigh, and whose they are."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from edition.faces import fonts
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables
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


def kerning(font: TTFont, first: str, second: str) -> int:
    """Units by which one glyph comes nearer to the glyph after it, or, above 0, stands off: of each lookup of pairs the
    first table that has the pair, be it by name (format 1) or by class (format 2), and be the table an extension.
    """
    total = 0
    for tables in pair_tables(font):
        values = (value_of(one, first, second) for one in tables)
        total += next((value for value in values if value is not None), 0)
    return total


def first_of_all(font: TTFont, first: str, second: str) -> int | None:
    """What the table that goes before all others says of two glyphs: that of the pairs the program sets apart."""
    return value_of(pair_tables(font)[0][0], first, second)


def pair_tables(font: TTFont) -> list[list[otTables.PairPos]]:
    """The tables of pairs of a font's kerning, lookup by lookup, each out of its extension."""
    table = font["GPOS"].table
    records = [record for record in table.FeatureList.FeatureRecord if record.FeatureTag == "kern"]
    lookups = sorted({index for record in records for index in record.Feature.LookupListIndex})
    subtables = [
        [getattr(one, "ExtSubTable", one) for one in table.LookupList.Lookup[index].SubTable] for index in lookups
    ]
    return [pairs for tables in subtables if (pairs := [one for one in tables if one.LookupType == 2])]


def value_of(pairs: otTables.PairPos, first: str, second: str) -> int | None:
    """What one table of pairs says of two glyphs; None where it leaves them to the tables after it."""
    if first not in pairs.Coverage.glyphs:
        return None
    if pairs.Format == 1:
        named = pairs.PairSet[pairs.Coverage.glyphs.index(first)].PairValueRecord
        found = [record.Value1 for record in named if record.SecondGlyph == second]
        if not found:
            return None
        value = found[0]
    else:
        row = pairs.Class1Record[pairs.ClassDef1.classDefs.get(first, 0)]
        value = row.Class2Record[pairs.ClassDef2.classDefs.get(second, 0)].Value1
    return getattr(value, "XAdvance", 0)


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
    after = {letter: kerning(cut[name], cmap[ord("’")], cmap[ord(letter)]) for letter in "oŏā"}
    assert after["o"] < 0
    assert (after["ŏ"], after["ā"]) == (0, 0)
    assert [first_of_all(cut[name], cmap[ord("’")], cmap[ord(letter)]) for letter in "oŏā"] == [None, 0, 0]


@pytest.mark.parametrize("feature", ["smcp", "c2sc"])
def test_no_small_capital_with_a_mark_meets_the_apostrophe_before_it(cut, feature):
    font, small = cut["serif"], forms(cut["serif"], feature)
    apostrophe = font.getBestCmap()[ord("’")]
    marked = [small[character] for character in "ŏāŎĀ" if character in small]
    plain = [small[character] for character in "oO" if character in small]
    assert (len(marked), len(plain)) == (2, 1)
    assert [kerning(font, apostrophe, form) for form in marked] == [0, 0]
    assert [first_of_all(font, apostrophe, form) for form in marked + plain] == [0, 0, None]


def test_small_capitals_do_not_meet_it_either(cut):
    """In the upright serif alone there are small capitals: of ŏ and ā, and of Ŏ and Ā where capitals are made small
    too.
    """
    font, small = cut["serif"], forms(cut["serif"], "smcp") | forms(cut["serif"], "c2sc")
    apostrophe = font.getBestCmap()[ord("’")]
    assert {letter: kerning(font, apostrophe, small[letter]) for letter in "ŏāŭŎĀ"} == dict.fromkeys("ŏāŭŎĀ", 0)
    first = {letter: first_of_all(font, apostrophe, small[letter]) for letter in "ŏāŭŎĀo"}
    assert first == dict.fromkeys("ŏāŭŎĀ", 0) | {"o": None}


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
        "import hashlib; from edition.faces import fonts; print(hashlib.sha256(fonts.build('Пхеньян', None,"
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
