"""Systematic spellings of Korean and Chinese names, derived by rule from one that is recorded.

    revised("청천강")          -> "Cheongcheongang"     Hangul -> Revised Romanization of 2000
    wade_giles("Zhou Enlai")   -> "Chou En-lai"         Hanyu Pinyin -> Wade–Giles

Rules: the Revised Romanization of the National Institute of Korean Language (2000), with its assimilations; the table
of syllables of Wade–Giles, apostrophes kept. What is derived may differ from what anybody wrote: the search says so.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product

# The three letters of a syllable in the order of Unicode, `-` where nothing is written.
_INITIALS = "g kk n d tt r m b pp s ss - j jj ch k t p h".split()


_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()


_FINALS = "- k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split()
"""What a final consonant sounds like before a consonant or at the end."""


_LINKED = "- g kk gs n nj nh d r lg lm lb ls lt lp lh m b bs s ss ng j ch k t p h".split()
"""What it becomes before a vowel."""


_ASSIMILATED = {
    **{
        (final, initial): nasal + sound
        for final, nasal in (("k", "ng"), ("t", "n"), ("p", "m"))
        for initial, sound in (("n", "n"), ("m", "m"), ("r", "n"))
    },
    ("n", "r"): "ll", ("l", "n"): "ll", ("l", "r"): "ll", ("m", "r"): "mn", ("ng", "r"): "ngn",
}  # fmt: skip
"""Final and initial consonant -> what both become where they meet."""


def revised(hangul: str) -> str:
    """The Revised Romanization of a name in Hangul, each word with a capital; what is no Hangul stays."""
    return " ".join(_capital(_hangul_word(word)) for word in hangul.split(" "))


def _hangul_word(word: str) -> str:
    syllables = [divmod(ord(char) - 0xAC00, 28) if "가" <= char <= "힣" else char for char in word]
    out = ""
    carried = None  # the initial consonant that the syllable before has already written
    for at, syllable in enumerate(syllables):
        if isinstance(syllable, str):
            out, carried = out + syllable, None
            continue
        head, final = syllable
        initial, vowel = _INITIALS[head // 21], _VOWELS[head % 21]
        out += (initial.replace("-", "") if carried is None else "") + vowel
        following = syllables[at + 1] if at + 1 < len(syllables) else None
        carried = None
        if not final:
            continue
        if isinstance(following, tuple):
            onset = _INITIALS[following[0] // 21]
            sound = _FINALS[final]
            if onset == "-":
                out += _LINKED[final]
            elif (sound, onset) in _ASSIMILATED:
                out, carried = out + _ASSIMILATED[sound, onset], onset
            else:
                out += sound
        else:
            out += _FINALS[final].replace("-", "")
    return out


_INITIAL_WG = {
    "b": "p",
    "p": "p’",
    "d": "t",
    "t": "t’",
    "g": "k",
    "k": "k’",
    "zh": "ch",
    "ch": "ch’",
    "j": "ch",
    "q": "ch’",
    "x": "hs",
    "z": "ts",
    "c": "ts’",
    "r": "j",
}
"""Initials that Wade–Giles writes otherwise."""


_FINAL_WG = {"ian": "ien", "ie": "ieh", "ue": "üeh", "üe": "üeh", "ong": "ung", "iong": "iung", "er": "erh"}
"""Finals that it writes otherwise."""


_WHOLE_WG = {
    "zhi": "chih", "chi": "ch’ih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tz’u", "si": "ssu", "er": "erh",
    "yi": "i", "you": "yu", "yu": "yü", "yue": "yüeh", "yuan": "yüan", "yun": "yün", "ye": "yeh", "yan": "yen",
    "yong": "yung", "ge": "ko", "ke": "k’o", "he": "ho", "e": "o",
}  # fmt: skip
"""Syllables that follow neither table."""


_INITIALS_PINYIN = ["zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcsyw", ""]


_FINALS_PINYIN = (
    "iang iong uang ang eng ian iao ing ong uai uan ai an ao ei en er ia ie in iu ou ua ue ui un uo üe a e i o u ü"
).split()


_SYLLABLE = re.compile(
    "|".join(
        sorted({initial + final for initial, final in product(_INITIALS_PINYIN, _FINALS_PINYIN)}, key=len, reverse=True)
    )
)


def wade_giles(pinyin: str) -> str | None:
    """A name in Hanyu Pinyin by the table of Wade–Giles, syllables of one word joined by hyphens; None where it is no
    pinyin.
    """
    words = []
    for word in re.sub("[\u0300\u0301\u0304\u030c]", "", unicodedata.normalize("NFD", pinyin)).split():
        syllables = _syllables(unicodedata.normalize("NFC", word).lower())
        if not syllables:
            return None
        words.append(_capital("-".join(map(_wade_giles_syllable, syllables))))
    return " ".join(words)


def _syllables(word: str) -> list[str] | None:
    """`enlai` -> `["en", "lai"]`: the division into fewest syllables that begin with a consonant where they can."""
    if not word:
        return []
    if word[0] in "'’":
        return _syllables(word[1:])
    best = None
    for length in range(min(6, len(word)), 0, -1):
        if not _SYLLABLE.fullmatch(word[:length]):
            continue
        rest = _syllables(word[length:])
        if rest is not None and (best is None or _cost([word[:length], *rest]) < _cost(best)):
            best = [word[:length], *rest]
    return best


def _cost(syllables: list[str]) -> tuple[int, int]:
    return len(syllables), sum(syllable[0] in "aeiouü" for syllable in syllables[1:])


def _wade_giles_syllable(syllable: str) -> str:
    if syllable in _WHOLE_WG:
        return _WHOLE_WG[syllable]
    initial = next(one for one in _INITIALS_PINYIN if syllable.startswith(one))
    final = syllable[len(initial) :]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "ü" + final[1:]
    if final == "uo" and initial not in ("g", "k", "h", "sh"):
        final = "o"
    if final == "ui" and initial in ("g", "k"):
        final = "uei"
    return f"{_INITIAL_WG.get(initial, initial)}{_FINAL_WG.get(final, final)}"


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]
