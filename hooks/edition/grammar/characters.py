"""Characters: which of them a text of the edition may hold, wherever it stands and however it was written down.

Refused is what cannot be seen and changes what is seen: control characters, line and paragraph separators, invisible
spaces, marks of direction that work beyond their own text, code points that are no characters, halves of surrogate
pairs, and the sign for what was lost. The isolates of the Unicode bidirectional algorithm (U+2066 to U+2069) are
admitted where each that is opened is closed in the same line: they are the way to set a name in a script that runs the
other way.
"""

from __future__ import annotations

import re
import unicodedata

_REFUSED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"  # control characters but tab and line feed
    "\u200b-\u200f\u2028-\u202e\ufeff"  # invisible spaces and joiners, separators, embeddings and overrides
    "\ufff9-\ufffb\ufffd\ufdd0-\ufdef\ud800-\udfff"  # annotation marks, the replacement, noncharacters, surrogates
    + "".join(
        chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF)
    )  # noncharacters of each plane
    + "]"
)


_ISOLATE = re.compile("[\u2066-\u2069]")


_BLANK = frozenset("\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u2800\u3164\uffa0")
"""Characters that show nothing though their category is that of a letter, a mark or a symbol."""


def fault(line: str) -> tuple[str, str] | None:
    """What is wrong with the characters of a line, and what to do: `("The character U+0007.", "Remove
    it.")`; or None.
    """
    if odd := _REFUSED.search(line):
        return f"The character U+{ord(odd[0]):04X}.", "Remove it."
    if _ISOLATE.search(line) and (loose := _left_open(line)):
        what = f"The mark of direction U+{ord(loose):04X} without its fellow in the line."
        return what, "Close what it opens by U+2069, or remove it."
    if not unicodedata.is_normalized("NFC", line):
        return "Letters and accents are decomposed.", "Save the text in Unicode NFC."
    return None


def is_refused(character: str) -> bool:
    """Whether a character may stand in no text: it is a fault already, whatever else is to be said of it."""
    return bool(_REFUSED.match(character))


def _left_open(line: str) -> str | None:
    """The first isolate that is not closed, or a closing mark that closes nothing."""
    opened: list[str] = []
    for match in _ISOLATE.finditer(line):
        char = match[0]
        if char != "\u2069":
            opened.append(char)
        elif opened:
            opened.pop()
        else:
            return char
    return opened[0] if opened else None


def can_be_seen(text: str) -> bool:
    """Whether a text has at least one character that shows."""
    return any(
        ((kind := unicodedata.category(char))[0] in "LNPS" and char not in _BLANK) or kind == "Co" for char in text
    )
