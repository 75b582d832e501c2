"""The source text as a page, for whoever holds it: each paragraph with every annotation, and beside it what answers it.

    Mao cabled Kim.33  ->  [Mao](person:mao-zedong) cabled [Kim](person:kim-il-sung).[^33]

The page is Markdown like any other and goes through the same annotation. Nothing of the text is written elsewhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from edition.grammar import refs
from edition.grammar.refs import Found
from edition.records.record import KINDS
from edition.showing.markdown import escape_inline
from edition.source.again import Lost, anchor_again
from edition.source.anchors import anchors
from edition.source.stored import from_jsonld
from edition.source.text import MARKER, MENTION, SIGN, WORDS, Anchor, SourceText
from edition.whole.edition import Edition

_MISPRINT = re.compile(r"\s?“(?=\s|\d|$)(?<=[\s’”.,!?]“)")
"""An opening quotation mark where one must close: `a war.’ “11`."""


_CAPTION = re.compile(r"\([A-Z .,’&-]+\)\s*$")
"""A credit in capitals at the end: the paragraph is the caption of a picture."""


@dataclass(frozen=True)
class Facing:
    """One of the text's paragraphs, ready for the page."""

    number: int
    markdown: str
    caption: bool
    answers: tuple[tuple[str, str, str], ...]
    """Paragraphs of the reading text that answer it: number, page and id, Markdown without note markers."""


@dataclass(frozen=True)
class Attached:
    """The text with its annotations."""

    paragraphs: tuple[Facing, ...]
    same: bool
    """Whether it is the very text that was annotated."""
    found: int
    lost: tuple[Lost, ...]
    misprints: tuple[tuple[int, str], ...]
    """Quotation marks shown corrected: paragraph, what is printed."""


def attach(edition: Edition, text: SourceText) -> Attached:
    """Put the stored annotations into a text, or, where none are stored, those that the records give."""
    lost: list[Lost] = []
    if edition.annotations is None:
        found, same = anchors(edition, text), True
    else:
        sha256, items = from_jsonld(edition.annotations)
        found, lost = anchor_again(items, sha256, text)
        same = text.sha256 == sha256
    by_paragraph: dict[int, list[Anchor]] = {}
    for anchor in found:
        by_paragraph.setdefault(anchor.paragraph, []).append(anchor)
    paragraphs = tuple(
        Facing(
            number,
            annotated(edition, words, by_paragraph.get(number, [])),
            bool(_CAPTION.search(words)),
            _answers(edition, number),
        )
        for number, words in enumerate(text.paragraphs, 1)
    )
    misprints = tuple(
        (number, match[0].strip())
        for number, words in enumerate(text.paragraphs, 1)
        for match in _MISPRINT.finditer(words)
    )
    return Attached(paragraphs, same, len(found), tuple(lost), misprints)


def annotated(edition: Edition, words: str, anchors: list[Anchor]) -> str:
    """A paragraph as Markdown: names linked, quotations set off, note markers and signs of the apparatus in their
    places.
    """
    # what is written at an offset, sorted: a longer stretch opens before a shorter one, and closes after it
    opening: dict[int, list[tuple[int, str]]] = {}
    closing: dict[int, list[tuple[int, str]]] = {}
    # what is replaced from an offset on: where it ends, and by what
    instead: dict[int, tuple[int, str]] = {
        match.start(): (match.end(), '<span class="corrected" title="The text prints “">”</span>')
        for match in _MISPRINT.finditer(words)
    }
    for anchor in anchors:
        start, end = (
            _with_marks(words, anchor.start, anchor.end) if anchor.role == WORDS else (anchor.start, anchor.end)
        )
        if anchor.role == MARKER:
            instead[start] = (end, f"[^{anchor.target.id}]")
            continue
        before, after, mark = _around(edition, anchor)
        opening.setdefault(start, []).append((-end, before))
        closing.setdefault(end, []).append((-start, after))
        outside = max([end, *(one.end for one in anchors if one.role == MENTION and one.start < end < one.end)])
        if mark:
            closing.setdefault(outside, []).append((1, mark))  # a sign is a link, and stands in no other
    out: list[str] = []
    at = 0
    for place in sorted({*opening, *closing, *instead, len(words)}):
        if place < at:
            continue  # inside what was replaced
        out.append(escape_inline(words[at:place]))
        out += [mark for _, mark in sorted(closing.get(place, ()))]
        out += [mark for _, mark in sorted(opening.get(place, ()))]
        at = place
        while at in instead:
            at, replacement = instead[at]
            out.append(replacement)
    return "".join(map(str, out))


def _around(edition: Edition, anchor: Anchor) -> tuple[str, str, str]:
    """What opens and closes the stretch, and the sign after it."""
    if anchor.role == WORDS:
        record = edition.get(anchor.target)
        label = escape_inline(record.label.strip("“”") if record else anchor.target.id)
        return '<span class="quoted">', "</span>", f'[¶]({anchor.target} "Quotation: {label}")'
    if anchor.role == SIGN:
        return "", "", f"![]({anchor.target})"
    return "[", f"]({anchor.target})", ""


def _with_marks(words: str, start: int, end: int) -> tuple[int, int]:
    """A quotation with the marks around it, and the stop that stands inside them."""
    after = re.compile(r"[.,?!]?[”’\"']").match(words, end)
    if start and words[start - 1] in "“‘\"'" and after:
        return start - 1, after.end()
    return start, end


def _is_mark(one: Found) -> bool:
    """Whether a reference is a note's number or a sign of the apparatus."""
    kind = KINDS.get(one.ref.kind)
    return one.form == "marker" or (one.form == "set-in" and kind is not None and kind.sign is not None)


def _answers(edition: Edition, number: int) -> tuple[tuple[str, str, str], ...]:
    found = []
    for paragraph in edition.first.answering.get(str(number), ()) if edition.first else ():
        if edition.first and paragraph.id in edition.first.numbers:
            text = refs.replace(paragraph.text, lambda one: "" if _is_mark(one) else None)
            found.append((edition.first.number(paragraph), paragraph.place, text))
    return tuple(found)
