"""Sentences: the one around a place in a paragraph, so that a backlink shows what is said of a record.

A rule of thumb for English prose: a sentence ends at . ! ? … with closing marks and note markers behind it, before
a space and a capital; not after an abbreviation, an initial, or inside a link. A record set in ends one where a capital
follows it at once.
"""

from __future__ import annotations

import re

ABBREVIATIONS = frozenset(
    "Gen Lt Maj Col Capt Sgt Adm Brig Mr Mrs Ms Dr Prof St No Nos vol vols p pp ed eds cf ca c f ff no ch chap art vs etc U.S U.N U.S.S.R i.e e.g".split()
)
_END = re.compile(r"[.!?…][”’\"')\]]*(?:\[\^[\w-]+\])*(?=\s+[“‘\"'(\[!]*[A-ZÀ-Þ0-9“‘\[!])")
_SET_IN = re.compile(r"!\[[^\]]*\]\([^)]*\)(?:\[\^[\w-]+\])*(?=\s+[A-ZÀ-Þ(])")
"""A set-in quotation that ends a sentence by its own full stop."""
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\[\]]*\])*\]\([^)]*\)")


def spans(paragraph: str) -> list[tuple[int, int]]:
    """Start and end of each sentence, in code points, in order and without gaps of words."""
    links = [match.span() for match in _LINK.finditer(paragraph)]
    cuts = [0]
    for match in _END.finditer(paragraph):
        inside_link = any(start < match.start() < end - 1 for start, end in links)
        if not inside_link and not _abbreviated(paragraph[: match.start()]):
            cuts.append(match.end())
    cuts += [match.end() for match in _SET_IN.finditer(paragraph)]
    cuts = [*sorted(set(cuts)), len(paragraph)]
    found = []
    for start, end in zip(cuts, cuts[1:]):
        text = paragraph[start:end]
        if text.strip():
            lead = len(text) - len(text.lstrip())
            found.append((start + lead, start + len(text.rstrip())))
    return found


def around(paragraph: str, start: int, end: int, known: list[tuple[int, int]] | None = None) -> tuple[int, int]:
    """The sentence that holds the offset `start`, of those known; the whole paragraph where none does."""
    for first, last in spans(paragraph) if known is None else known:
        if first <= start < last or first < end <= last:
            return first, last
    return 0, len(paragraph)


def _abbreviated(before: str) -> bool:
    word = re.split(r"[\s(\[“‘]", before)[-1]
    return word in ABBREVIATIONS or bool(re.fullmatch(r"(?:[A-Z]\.)*[A-Z]", word))
