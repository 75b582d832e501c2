"""Names: the forms a record is known by, their schemes and scripts, and the folding that makes spellings meet.

The folding rule follows Unicode practice for search keys (NFKC_Casefold, Unicode 3.13, and accents off): compatibility
decomposition, so that full-width, half-width and ligated letters are the letters they stand for; casefold; combining
marks off; canonical composition again (without the last step Hangul falls apart into jamo). Apostrophes and hyphens are
dropped. The browser folds by the same steps in `assets/fold.js`, into which the build writes the signs that stand here.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel import Locale
from babel.core import get_global

APOSTROPHES = "’‘ʼʻ'`´"


HYPHENS = "-‐‑‒–﹣－"


POSSESSIVE = "'’ʼ"
"""Apostrophes after which an s is no part of a name: `Mao’s`."""


MARKS = "\u0300-\u036f"
"""Accents and their like, as the range of a character class."""


_DROP = re.compile(f"[{MARKS}{re.escape(APOSTROPHES + HYPHENS)}]")


SCHEMES: dict[str, str] = {
    "ko-Hang": "Hangul",
    "ko-Hani": "Hanja",
    "ko-Latn-t-ko-m0-alaloc": "McCune–Reischauer",
    "ko-Latn-t-ko-m0-mcst": "Revised Romanization",
    "zh-Hant": "Traditional Chinese",
    "zh-Hans": "Simplified Chinese",
    "zh-Latn-pinyin": "Hanyu Pinyin",
    "zh-Latn-wadegile": "Wade–Giles",
    "ja-Hani": "Japanese",
    "ja-Jpan": "Japanese",
    "ja-Latn": "Japanese, romanized",
    "ko-Latn": "Romanized",
    "zh-Latn": "Romanized",
    "ru-Latn": "Russian, romanized",
}
"""What a language tag (BCP 47) with a script or a system says to a reader; a name's own `scheme` goes before it."""


@cache
def fold(text: str) -> str:
    """The search key of a spelling: `Ch’ŏngch’ŏn` and `Ch'ongch'on` -> `chongchon`; `Ｍａｏ` -> `mao`; `평양` stays."""
    # signs off first: ´ alone would fall apart into a space and an accent; folded twice: № falls apart into letters
    letters = (
        unicodedata.normalize("NFKD", _DROP.sub("", text)).casefold().lower()
    )  # the casefold of Cherokee are its capitals
    return unicodedata.normalize("NFC", _DROP.sub("", unicodedata.normalize("NFKD", letters)))


def scheme_of(lang: str, scheme: str | None = None) -> str:
    """How a form is written, for a reader: `zh-Latn-wadegile` -> `Wade–Giles`."""
    return scheme or SCHEMES.get(lang) or language_name(lang)


@cache
def language_name(tag: str) -> str:
    """A language tag in words: `pt-BR` -> `Portuguese (Brazil)`, `el-Grek` and `el` -> `Greek`, `ota-Latn` -> `Ottoman
    Turkish, romanized`, `sr-Cyrl` and `sr` -> `Serbian`, `uz-Cyrl` -> `Uzbek (Cyrillic)`; what has no name stays a tag.
    """
    english = Locale("en")
    language, script, region = subtags(tag)
    name = english.languages.get(language)
    if name is None:
        return tag
    usual = usual_script(language)
    if script == "Latn" and usual != "Latn":
        return f"{name}, romanized"
    notes = [
        english.scripts.get(script or "", script) if script and script != usual else None,
        english.territories.get(region or "", region),
    ]
    return f"{name} ({', '.join(filter(None, notes))})" if any(notes) else name


def subtags(tag: str) -> tuple[str, str | None, str | None]:
    """Language, script and region of a tag (BCP 47), the language by its shortest code: `deu-AT` -> `("de", None,
    "AT")`.
    """
    language, *rest = tag.split("-")
    language = get_global("language_aliases").get(language.lower(), language.lower())
    script = region = None
    for part in rest:
        if len(part) == 1:  # what follows is an extension
            break
        if len(part) == 4 and part.isalpha() and script is None:
            script = part.title()
        elif region is None and ((len(part) == 2 and part.isalpha()) or (len(part) == 3 and part.isdigit())):
            region = part.upper()
    return language, script, region


def usual_script(language: str) -> str | None:
    """The script a language is written in where its tag names none (Unicode CLDR, likely subtags): `grc` -> `Grek`."""
    likely = get_global("likely_subtags").get(language)
    return likely.split("_")[1] if likely and likely.count("_") >= 2 else None


def is_native_script(lang: str) -> bool:
    """Whether a tag means a script other than Latin: `zh-Hant`, `ru`; not `zh-Latn-pinyin`."""
    language, script, _ = subtags(lang)
    return (script or usual_script(language) or "Latn") != "Latn"
