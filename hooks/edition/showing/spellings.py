"""Spellings that follow by rule from a record's names: what readers type who know them otherwise, and the index of
names.

    derived(record of Zhou Enlai) -> ["Chou En-lai", …]        what the record itself has is left out

Rules are those of `romanization`, of OpenCC for the forms of Chinese characters, and a few of our own below. What is
derived is shown as such wherever it is shown: no source has been read for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import opencc

from edition.grammar import names
from edition.grammar.names import fold
from edition.grammar.romanization import revised, wade_giles
from edition.records.record import Record

_HAN = ("t2s", "s2t", "t2jp", "jp2t")
"""Conversions of OpenCC: traditional, simplified and Japanese forms of Chinese characters."""


def derived(record: Record) -> list[str]:
    """Spellings by rule that the record does not have.

    Revised Romanization, Wade–Giles, forms of Chinese characters; numbers in words and figures (`8th Army`), initials
    (`UNGA`); of a work the names of its authors.
    """
    has = {fold(form) for form in record.name_forms}
    found: dict[str, str] = {}
    for form in (*_spellings(record), *_otherwise(record)):
        if fold(form) not in has:
            found.setdefault(fold(form), form)
    return list(found.values())


def _otherwise(record: Record) -> Iterator[str]:
    """Authors of a work; numbers and initials of a body, a line or a work."""
    for author in record.authors:
        yield str(author)
        yield author.family or str(author)
        if romanized := wade_giles(f"{author.family} {author.given}"):
            yield romanized
    for form in record.shortened:
        yield initials(form)
    for name in () if record.KIND.personal else record.known_names:
        if name.lang == "en":
            yield numbered(name.form)
            yield initials(name.form)


_UNITS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth".split()
)


_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()


_ORDINALS = {word: at for at, word in enumerate(_UNITS, 1)} | {word: 10 * at for at, word in enumerate(_TENS, 2)}


_ORDINALS |= {
    f"{ten[:-4]}y-{unit}": 10 * at + number
    for at, ten in enumerate(_TENS, 2)
    for number, unit in enumerate(_UNITS[:9], 1)
}


_IN_WORDS = {number: word for word, number in _ORDINALS.items()}


_ROMAN = {
    "I": 1,
    "II": 2,
    "III": 3,
    "IV": 4,
    "V": 5,
    "VI": 6,
    "VII": 7,
    "VIII": 8,
    "IX": 9,
    "X": 10,
    "XI": 11,
    "XII": 12,
}


def numbered(form: str) -> str:
    """A name with its number in figures, or in words where it has figures: `Eighth Army` -> `8th Army`, `X Corps` ->
    `10th Corps`.
    """

    def other(match: re.Match[str]) -> str:
        word = match[0]
        if word in _ROMAN or word.lower() in _ORDINALS:
            number = _ROMAN.get(word) or _ORDINALS[word.lower()]
            ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
            return f"{number}{ending}"
        return _IN_WORDS.get(int(match["number"]), word) if match["number"] else word

    return re.sub(r"\b(?:(?P<number>\d{1,2})(?:st|nd|rd|th)|[A-Za-z]+(?:-[a-z]+)?)\b", other, form)


def initials(form: str) -> str:
    """`UN General Assembly` -> `UNGA`; a name that is not all in capitals, or gives fewer than three letters, stays as
    it is.
    """
    words = [
        word for word in re.findall(r"[^\W\d_]+", form.replace("’s", "")) if word not in ("of", "the", "and", "for")
    ]
    if not all(word[0].isupper() for word in words):
        return form
    short = "".join(word if word.isupper() and len(word) < 5 else word[0] for word in words)
    return short if len(words) > 1 and 2 < len(short) < 6 else form


def _spellings(record: Record) -> Iterator[str]:
    """Other scripts and romanizations of a name."""
    personal = record.KIND.personal
    chinese = any(name.lang.startswith("zh") for name in record.known_names)
    for name in record.known_names:
        made: list[str | None] = []
        if name.lang == "ko-Hang":
            form = re.sub(r"^(\S)(\S\S)$", r"\1 \2", name.form) if personal else name.form
            made = [revised(form)]
        elif name.lang == "zh-Latn-pinyin" or (chinese and name.lang == "en" and personal):
            made = [wade_giles(name.form)]
        elif names.is_native_script(name.lang) and re.search("[\u3400-\u9fff]", name.form):
            made = [_converter(conversion).convert(name.form) for conversion in _HAN]
        yield from filter(None, made)


@cache
def _converter(conversion: str) -> opencc.OpenCC:
    return opencc.OpenCC(conversion)  # reads its tables


def other_forms(title: str, forms: Iterable[str]) -> list[str]:
    """Forms that a search does not take for the title or for one before: `Ch’osan`, `Chosan`, `Sozan` -> `Sozan` beside
    `Ch’osan`.
    """
    distinct = {_searched(title): title}
    for form in forms:
        distinct.setdefault(_searched(form), form)
    return list(distinct.values())[1:]


def _searched(form: str) -> tuple[str, ...]:
    """What a search makes of a form: its letters without a break, then its words, which hyphens part."""
    apart = re.sub(f"(?<=[^\\W\\d_])[{names.POSSESSIVE}]s(?![^\\W\\d_])", "", re.sub(f"[{names.HYPHENS}]", " ", form))
    return re.sub(r"\W+", "", fold(form)), *re.findall(r"\w+", fold(apart))
