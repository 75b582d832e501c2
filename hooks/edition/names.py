"""Names: the forms a record is known by, their schemes and scripts, and the folding that makes spellings meet.

The folding rule follows Unicode practice for search keys (NFKC_Casefold, Unicode 3.13, and accents off): compatibility
decomposition, so that full-width, half-width and ligated letters are the letters they stand for; casefold; combining marks
off; canonical composition again (without the last step Hangul falls apart into jamo). Apostrophes and hyphens are dropped.
The browser folds by the same steps in `assets/fold.js`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from babel import Locale

APOSTROPHES = "’‘ʼʻ'`´"
HYPHENS = "-‐‑‒–﹣－"
_DROP = re.compile(f"[\u0300-\u036f{re.escape(APOSTROPHES + HYPHENS)}]")

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

_OTHER_SCRIPT = frozenset("ar be bg bn el fa he hi hy ja ka km ko lo ml mn mr my ne ru sr ta te th uk ur yi zh".split())
"""Languages that are written in another script than Latin where their tag names none: RFC 5646 leaves out the usual one."""


@lru_cache(maxsize=None)
def fold(text: str) -> str:
    """The search key of a spelling: `Ch’ŏngch’ŏn` and `Ch'ongch'on` -> `chongchon`; `Ｍａｏ` -> `mao`; `평양` stays."""
    # signs off first: ´ alone would fall apart into a space and an accent; folded twice: № falls apart into letters
    letters = unicodedata.normalize("NFKD", _DROP.sub("", text)).casefold().lower()  # the casefold of Cherokee are its capitals
    return unicodedata.normalize("NFC", _DROP.sub("", unicodedata.normalize("NFKD", letters)))


def scheme_of(lang: str, scheme: str | None = None) -> str:
    """How a form is written, for a reader: `zh-Latn-wadegile` -> `Wade–Giles`."""
    return scheme or SCHEMES.get(lang) or Locale("en").languages.get(lang, lang)


def is_native_script(lang: str) -> bool:
    """Whether a tag means a script other than Latin: `zh-Hant`, `ru`; not `zh-Latn-pinyin`."""
    language, *subtags = lang.split("-")
    script = next((part for part in subtags if len(part) == 4 and part.istitle()), None)
    return script != "Latn" if script else language in _OTHER_SCRIPT
