"""The typefaces of the text: a serif to read in and a sans for what is about it, cut down to the characters the pages
use.

In come the characters of the edition, out go the web fonts and their licenses as files of the site; the build calls
`build`. The whole faces lie in packages that are installed with the program, so that nothing of theirs is kept here and
no reader's browser asks another site for them. Han, Hangul and kana stand in faces of their own (`east_asian`), cut
here as well. What no face has is drawn by a font of the reader's own or, where there is none, as the box that each face
keeps for it.

    build("P’yŏngyang 평양") -> {"assets/fonts/serif.woff2": b"wOF2…", …,
                                 "assets/fonts/LICENSE-source-serif-4.txt": b"Copyright…"}
"""

from __future__ import annotations

import functools
import hashlib
import io
import os
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from importlib import metadata, resources
from pathlib import Path

import fontTools
from fontTools.ttLib import TTFont

FOLDER = "assets/fonts/"
"""Where the files stand in the site."""


BASIC = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u2009\u202f‐‑–—‘’“”…†‡§¶·•×−°′″½←↑→↓"
    + "ŎŏŬŭŌōŪūĀāĒēĪīÁáÀàǍǎÉéÈèĚěÍíÌìǏǐÓóÒòǑǒÚúÙùǓǔÜüǕǖǗǘǙǚǛǜÄäÖöÇçÑñ"
)
"""Characters in every font, used yet or not: ASCII, typographic signs, and the letters of McCune–Reischauer, Hepburn
and pinyin.
"""


LIKE = {"\u2010": "-", "\u2011": "-", "\u202f": "\u2009"}
"""Characters to be drawn as another where a face has none of their own: hyphens, and the narrow space that does not
break.
"""


KEPT = ("kern", "liga", "onum", "lnum", "pnum", "tnum", "sups", "smcp", "c2sc")
"""OpenType features that stay, where a face has them; all others are dropped with their glyphs."""


UNITS = 250
"""Parts of an em to which faces without features are drawn: of a character 20 pixels wide, a twelfth of a pixel."""


@dataclass(frozen=True)
class Face:
    """One font file of the site, and what it is cut from."""

    name: str
    """`serif` becomes `assets/fonts/serif.woff2`."""
    family: str
    """The family as style sheets name it. Not the maker's: the license reserves that name for the uncut font."""
    package: str
    """The Python package that holds the whole face."""
    file: str
    """The file in the package."""
    axes: tuple[tuple[str, float, float], ...]
    """Axis, least and greatest value of what stays of a variable font; one value where both are the same."""
    features: tuple[str, ...] = KEPT
    typeface: str = ""
    """What its license is filed under, where the name of the package does not say it: `noto-serif-kr`."""

    @property
    def path(self) -> str:
        """`assets/fonts/serif.woff2`"""
        return f"{FOLDER}{self.name}.woff2"

    @property
    def license_path(self) -> str:
        """`assets/fonts/LICENSE-source-serif-4.txt`"""
        return f"{FOLDER}LICENSE-{self.typeface or self._project.removeprefix('fontpkg-')}.txt"

    @property
    def _project(self) -> str:
        """What pip calls the package."""
        return self.package.replace("_", "-")

    @cached_property
    def data(self) -> bytes:
        """The whole font, as its package has it."""
        return self._read(self.file)

    @cached_property
    def characters(self) -> frozenset[str]:
        """Every character that the whole font has."""
        return _characters(self)

    @cached_property
    def license(self) -> bytes:
        """The license, as its package has it: as a file of its own or, without the copyright, among what pip knows of
        it.
        """
        if resources.files(self.package).joinpath("LICENSE").is_file():
            return self._read("LICENSE")
        text = metadata.distribution(self._project).read_text("licenses/LICENSE")
        if text is None:
            raise self._missing("its license")
        return f"{TTFont(io.BytesIO(self.data), lazy=True)['name'].getDebugName(0)}\n\n{text}".encode()

    def _read(self, path: str) -> bytes:
        try:
            return resources.files(self.package).joinpath(path).read_bytes()
        except (ModuleNotFoundError, FileNotFoundError) as error:
            raise self._missing(path) from error

    def _missing(self, path: str) -> MissingFace:
        return MissingFace(
            f"The {self.name} is cut from {path} of the Python package {self._project}, which is not installed here or"
            " has no such file. Install the packages of requirements.txt; `make serve` and `make test` do it in a new"
            " .venv."
        )


@functools.cache
def _characters(face: Face) -> frozenset[str]:
    return frozenset(map(chr, TTFont(io.BytesIO(face.data), lazy=True).getBestCmap()))


class MissingFace(Exception):
    """A package that a font is cut from is not installed: a matter of the machine, not of the data."""


_SERIF = "fontpkg_source_serif_4"


_SANS = "fontpkg_source_sans_3"


_SIZE = 16
"""Optical size, in CSS pixels, at which the serif is taken: strokes for text of 16 to 20 pixels, sound in headings."""


FACES = (
    Face(
        "serif",
        "Edition Serif",
        _SERIF,
        "files/SourceSerif4[opsz,wght].ttf",
        (("opsz", _SIZE, _SIZE), ("wght", 400, 700)),
    ),
    Face(
        "serif-italic",
        "Edition Serif",
        _SERIF,
        "files/SourceSerif4-Italic[opsz,wght].ttf",
        (("opsz", _SIZE, _SIZE), ("wght", 400, 400)),
    ),
    Face(
        "sans",
        "Edition Sans",
        _SANS,
        "files/SourceSans3[wght].ttf",
        (("wght", 400, 700),),
        ("kern", "liga", "onum", "lnum", "pnum", "tnum", "sups"),
    ),
    Face(
        "sans-italic",
        "Edition Sans",
        _SANS,
        "files/SourceSans3-Italic[wght].ttf",
        (("wght", 400, 400),),
        ("kern", "liga", "onum", "lnum", "pnum", "tnum"),
    ),
)
"""Both families have Latin and Cyrillic. Small capitals are in the upright serif alone, bold in the upright faces; a
browser slants or thickens the rest.
"""


def build(characters: Iterable[str], cache: Path | None = None, faces: Iterable[Face] = FACES) -> dict[str, bytes]:
    """The files of the site, path -> bytes, for these characters and the basic ones; the same for the same characters.

    Cutting takes seconds, so a font once cut is kept in `cache`, under a name that speaks for all it was made of.
    """
    wanted = frozenset(characters) | frozenset(BASIC)
    return cut(((face, face.characters & wanted | wanted & frozenset(LIKE)) for face in faces), cache)


def cut(faces: Iterable[tuple[Face, Collection[str]]], cache: Path | None = None) -> dict[str, bytes]:
    """Path -> bytes of each face with the characters it is to have, and of its license."""
    faces = tuple(faces)
    return {face.path: _cut_once(face, kept, cache) for face, kept in faces} | {
        face.license_path: face.license for face, _ in faces
    }


def _cut_once(face: Face, wanted: Collection[str], cache: Path | None) -> bytes:
    """The cut font, from the cache where it is."""
    font = TTFont(io.BytesIO(face.data), lazy=True, recalcTimestamp=False)
    kept = "".join(sorted(wanted))
    if cache is None:
        return _cut(face, font, kept)
    made_of = (
        face.data,
        kept.encode("utf-8"),
        repr(face).encode("utf-8"),
        fontTools.version.encode("utf-8"),
        Path(__file__).read_bytes(),
    )
    path = (
        cache
        / f"{face.name}-{hashlib.sha256(b''.join(hashlib.sha256(part).digest() for part in made_of)).hexdigest()}.woff2"
    )
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(f".{os.getpid()}")
        unfinished.write_bytes(_cut(face, font, kept))
        unfinished.replace(path)
    return path.read_bytes()


def _cut(face: Face, font: TTFont, characters: str) -> bytes:
    """The font with these characters, its features and its stretch of every axis, as WOFF2.

    A face without features has no letters to be narrowed, parted or drawn alike: Han, Hangul and kana. What only
    columns of text need goes, and its outlines are drawn to the nearest of `UNITS` parts of an em, which saves a third.
    """
    from fontTools.ttLib.scaleUpem import scale_upem  # these cost more to import than a build with a full cache takes
    from fontTools.varLib import instancer

    letters = bool(face.features)
    if letters:
        _liken(font)
        _narrow(font)
    _leave_out(face, font, characters)
    if face.axes:
        font = instancer.instantiateVariableFont(
            font, {tag: (least, most) if least < most else least for tag, least, most in face.axes}, inplace=True
        )
    if letters:
        _part(font)
    else:
        scale_upem(font, UNITS)
    _rename(font, face)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _leave_out(face: Face, font: TTFont, characters: str) -> None:
    """Take from a font all but some characters, and the tables that are not needed."""
    from fontTools import subset

    more = () if face.features else ("GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx")
    options = subset.Options(
        layout_features=list(face.features),
        hinting=False,
        desubroutinize=True,
        notdef_outline=True,
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 7, 13, 14],
        drop_tables=[*subset.Options().drop_tables, "STAT", "meta", *more],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(text=characters)
    cutter.subset(font)


def _liken(font: TTFont) -> None:
    """Give characters of `LIKE` that the face has not the glyph of another."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            for character, other in LIKE.items():
                if ord(other) in table.cmap:
                    table.cmap.setdefault(ord(character), table.cmap[ord(other)])


def _narrow(font: TTFont) -> None:
    """Leave raised forms to figures and small capitals to Latin letters: their other glyphs would be half the font."""
    cmap = font.getBestCmap()
    figures = {cmap[ord(figure)] for figure in "0123456789"}
    letters = {glyph for code, glyph in cmap.items() if unicodedata.name(chr(code), "").startswith("LATIN ")}
    for feature, kept in (("sups", figures), ("smcp", letters), ("c2sc", letters)):
        for mapping in _forms(font, feature):
            forms = {mapping[glyph] for glyph in kept if glyph in mapping}  # of all figures, lining and old-style
            for glyph in [glyph for glyph, form in mapping.items() if form not in forms]:
                del mapping[glyph]


def _part(font: TTFont) -> None:
    """Draw no letter with a mark above nearer to an apostrophe before it: in Ch’ŏn and Xī’ān the two would meet.

    Kerning goes by the shape of the letter, ŏ as o; a pair that is named goes before pairs of classes.
    """
    from fontTools.otlLib.builder import buildPairPosGlyphsSubtable, buildValue

    cmap = font.getBestCmap()
    marked = {
        glyph
        for code, glyph in cmap.items()
        if any(unicodedata.combining(part) == 230 for part in unicodedata.normalize("NFD", chr(code)))
    }
    marked |= {
        mapping[glyph]
        for feature in ("smcp", "c2sc")
        for mapping in _forms(font, feature)
        for glyph in marked
        if glyph in mapping
    }
    kerning = font["GPOS"].table.LookupList.Lookup[
        next(feature.Feature.LookupListIndex[0] for feature in font["GPOS"].table.FeatureList.FeatureRecord)
    ]
    pairs = {
        (cmap[ord(apostrophe)], glyph): (buildValue({"XAdvance": 0}), None)
        for apostrophe in "’ʼ"
        if ord(apostrophe) in cmap
        for glyph in sorted(marked)
    }
    kerning.SubTable.insert(0, buildPairPosGlyphsSubtable(pairs, font.getReverseGlyphMap()))
    kerning.SubTableCount += 1


def _forms(font: TTFont, feature: str) -> list[dict[str, str]]:
    """What a feature puts for what, glyph for glyph, table by table: `{"o": "o.sc"}`."""
    table = font["GSUB"].table
    lookups = [
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    ]
    subtables = [
        getattr(subtable, "ExtSubTable", subtable)
        for index in dict.fromkeys(lookups)
        for subtable in table.LookupList.Lookup[index].SubTable
    ]
    return [subtable.mapping for subtable in subtables if hasattr(subtable, "mapping")]


def _rename(font: TTFont, face: Face) -> None:
    """Our own name in place of the maker's, copyright and license untouched: `Edition Serif`."""
    style = "Italic" if face.name.endswith("italic") else "Regular"
    names = {
        1: face.family,
        2: style,
        3: f"{face.family} {style}, cut from {face.file.rpartition('/')[2]}",
        4: f"{face.family} {style}",
        6: f"{face.family.replace(' ', '')}-{style}",
    }
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]
    if "CFF " in font:
        font["CFF "].cff.fontNames = [names[6]]
