"""The markers of notes in the source text, found by sequence and context, compared with the notes' records."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.findings import Finding
from edition.grammar.refs import Ref
from edition.records.note import Note
from edition.source.text import MARKER, Anchor, SourceText
from edition.whole.edition import Edition, finding
from edition.whole.notes import by_sign
from edition.whole.texts import is_number


@dataclass(frozen=True)
class Marker:
    """A note's number where it stands in the text."""

    number: int
    paragraph: int
    """From 1."""
    offset: int
    """Of the digits in the paragraph, in code points."""


def note_markers(text: SourceText, last: int) -> list[Marker]:
    """The markers of notes 1 to `last`: digits glued to a closing mark, found by their sequence.

    A number is a marker when it follows . , ; : ! ? or a closing quotation mark without a space, ends there, and the
    one before it has been found: `October 7.1`, `a war.’ “11`. After a digit (`19.6`, which may be a decimal) the
    sentence must end with it. A number that is not found is left out, and the search for the next goes on.
    """
    found: list[Marker] = []
    paragraph, offset = 1, 0
    for number in range(1, last + 1):
        marker = next(_candidates(text, number, paragraph, offset), None)
        if marker:
            found.append(marker)
            paragraph, offset = marker.paragraph, marker.offset + len(str(number))
    return found


def places(edition: Edition, text: SourceText) -> Iterator[Anchor]:
    """Where the markers stand."""
    signs = _signs(edition)
    for marker in markers(edition, text):
        end = marker.offset + len(str(marker.number))
        note = signs.get(str(marker.number))
        ref = note.ref if note else Ref(Note.KIND.name, str(marker.number))
        yield Anchor(marker.paragraph, marker.offset, end, MARKER, ref, "sequence")


def markers(edition: Edition, text: SourceText) -> list[Marker]:
    """The markers of the notes that the annotated text is said to have."""
    return note_markers(text, (edition.meant.record.notes or 0) if edition.meant else 0)


def _signs(edition: Edition) -> dict[str, Note]:
    return by_sign(edition, edition.meant) if edition.meant else {}


def _candidates(text: SourceText, number: int, paragraph: int, offset: int) -> Iterator[Marker]:
    glued = re.compile(rf"(?<=[.,;:!?’”“\"')\]])(?<!\d[,:]){number}(?=\s|$)")
    for at in range(paragraph, len(text.paragraphs) + 1):
        words = text[at]
        for match in glued.finditer(words, offset if at == paragraph else 0):
            decimal = re.search(r"\d\.$", words[: match.start()])
            if not decimal or re.match(r"\s*$|\s+[“‘\"']?[A-ZÀ-Þ]", words[match.end() :]):
                yield Marker(number, at, match.start())


def misplaced(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Notes whose marker stands in another paragraph, or nowhere."""
    meant = edition.meant
    if meant and len(text.paragraphs) != meant.length:
        said = f"says that it has {meant.length} paragraphs; the source text has {len(text.paragraphs)}."
        hint = "Is it the same text, with the same line breaks?"
        yield finding(edition, meant.record.ref, ("length",), "T002", said, hint)
    yield from _misplaced(edition, markers(edition, text))


def _misplaced(edition: Edition, markers: list[Marker]) -> Iterator[Finding]:
    by_number = {str(marker.number): marker for marker in markers}
    last = (edition.meant.record.notes or 0) if edition.meant else 0
    for sign, note in _signs(edition).items():
        if not is_number(sign) or int(sign) > last:
            continue
        marker = by_number.get(sign)
        if marker is None:
            yield finding(
                edition,
                note.ref,
                (),
                "N006",
                "has no marker in the source text.",
                f"Look for {sign} after the statement it marks; if the text has no such note, mend `notes` in"
                " data/texts.yml.",
            )
        elif marker.paragraph != note.paragraph:
            yield finding(
                edition,
                note.ref,
                ("paragraph",),
                "N006",
                f"has its marker in paragraph {marker.paragraph} of the source text, not {note.paragraph}.",
                "Mend `paragraph`.",
            )
