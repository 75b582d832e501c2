"""The typefaces of Han, Hangul and kana: which face draws which character, and the style rules that tell a browser so.

In come the texts of the edition, out go a few web fonts and the rules for them; the build calls `parts`, then `build`
and `rules`. The rules name the characters of each face, so that a page fetches only what it shows. The few that the
reading text and its notes show have files of their own: who reads no further fetches no more.

    parts(set("彭德懷평们"), set(), set()) -> {HANGUL: {"평"}, HAN: {"彭", "德", "懷"}, SIMPLIFIED: {"们"}}
    parts({"彭"}, {"彭", "怀"}, set())     -> {HAN: {"彭"}, SIMPLIFIED: {"彭", "怀"}}
    parts({"彭", "德"}, set(), {"彭"})     -> {HAN: {"德"}, HAN_READ: {"彭"}}

One serif in one weight serves everywhere, beside the sans as well: Noto Serif in its Korean design, which has Hangul,
kana and nearly every traditional character, in the shapes of old print; and in its Chinese design, which has the others
and draws all that is marked as simplified Chinese. Traditional Chinese and Japanese are set in the shapes of the first.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Mapping
from itertools import groupby
from pathlib import Path

from fontTools.unicodedata import script

from edition.faces import fonts
from edition.faces.fonts import FACES as LETTERS
from edition.faces.fonts import Face

_KR = ("Edition Han", "pylopdf_fonts_ko", "NotoSerifKR-Regular.otf", (), (), "noto-serif-kr")


_SC = ("Edition Hans", "pylopdf_fonts_zh_cn", "NotoSerifSC-Regular.otf", (), (), "noto-serif-sc")


HANGUL = Face("hangul", *_KR)


HAN = Face("han", *_KR)


HAN_READ = Face("han-read", *_KR)


SIMPLIFIED = Face("han-simplified", *_SC)


SIMPLIFIED_READ = Face("han-simplified-read", *_SC)


FACES = (HANGUL, HAN, HAN_READ, SIMPLIFIED, SIMPLIFIED_READ)
"""Two families, each in files by what is shown together: Hangul, which many pages show alone; what the reading text
shows, Hangul among it; the rest.
"""


SIZE = 0.94
"""Scale beside the text: at their own size these characters stand taller than capitals, and crowd a line."""


ASCENT, DESCENT = 1.036, 0.335
"""What the serif of the text rises and falls, in em: with the same no line is higher for the characters in it."""


_MARKED = re.compile(r'lang="zh-Hans(?:-[\w-]+)?"[^>]*>([^<]*)<')


def used(texts: Iterable[str]) -> tuple[set[str], set[str]]:
    """Characters of HTML or Markdown: outside what is marked as simplified Chinese, and inside it.

    `彭 <span lang="zh-Hans">怀</span>` -> `{"彭", …}`, `{"怀"}`
    """
    outside: set[str] = set()
    inside: set[str] = set()
    for text in texts:
        outside.update(html.unescape(_MARKED.sub("", text)))
        inside.update(*map(html.unescape, _MARKED.findall(text)))
    return outside, inside


def parts(characters: Collection[str], simplified: Collection[str], read: Collection[str]) -> dict[Face, set[str]]:
    """What each face is to hold, so that all can be drawn which the faces of the text have not; a face with nothing to
    hold is left out.

    `simplified` are those marked as simplified Chinese, `read` those of the reading text.
    """
    rest, marked = (
        {character for character in some if not in_the_text_faces(character)} for some in (characters, simplified)
    )
    chinese = marked & SIMPLIFIED.characters if marked else set()
    rest |= marked - chinese
    first, others = frozenset(read), rest & HAN.characters if rest else set()
    chinese |= (rest - others) & SIMPLIFIED.characters if rest - others else set()
    hangul = {character for character in others - first if script(character) == "Hang"}
    held = (hangul, others - first - hangul, others & first, chinese - first, chinese & first)
    return {face: some for face, some in zip(FACES, held, strict=True) if some}


def in_the_text_faces(character: str) -> bool:
    """Whether the serif or the sans has it, upright and italic: style sheets have each stand in for the other."""
    families = {face.family for face in LETTERS}
    return character in fonts.BASIC or any(
        all(character in face.characters for face in LETTERS if face.family == family) for family in families
    )


def has(character: str) -> bool:
    """Whether one of the edition's faces has it."""
    return in_the_text_faces(character) or any(character in face.characters for face in (HAN, SIMPLIFIED))


def build(held: Mapping[Face, Collection[str]], cache: Path | None = None) -> dict[str, bytes]:
    """The files of the site, path -> bytes; kept in `cache` like the other faces."""
    return fonts.cut(held.items(), cache)


def rules(held: Mapping[Face, Collection[str]], characters: Collection[str]) -> str:
    """The `@font-face` rules, to stand in a style sheet beside the folder of fonts.

    One for upright and one for italic text and each for every weight, so that no browser slants or thickens what has
    neither italics nor bold. `characters` are all of the edition.
    """
    every = sorted({*characters, *(character for some in held.values() for character in some)})
    rises, falls = f"{ASCENT / SIZE:.2%}", f"{DESCENT / SIZE:.2%}"
    return "".join(
        f'@font-face {{ font-family: "{face.family}"; font-style: {style}; font-weight: 400 700; font-display: swap; '
        f'src: url("fonts/{face.name}.woff2") format("woff2"); size-adjust: {SIZE:.0%}; ascent-override: {rises}; '
        f"descent-override: {falls}; line-gap-override: 0%; unicode-range: {ranges(some, every)}; }}\n"
        for face, some in held.items()
        for style in ("normal", "italic")
    )


def ranges(some: Collection[str], every: Iterable[str]) -> str:
    """The characters as CSS names them, in as few runs as tell them from all others that the edition uses, in order.

    `{"三", "五"}` of `["A", "三", "五", "四"]` -> `U+4E09-4E94`; with `["三", "中", "五"]` -> `U+4E09, U+4E94`.
    """
    held = frozenset(some)
    runs = [list(run) for is_held, run in groupby(every, lambda character: character in held) if is_held]
    return ", ".join(f"U+{ord(run[0]):X}" + (f"-{ord(run[-1]):X}" if len(run) > 1 else "") for run in runs)
