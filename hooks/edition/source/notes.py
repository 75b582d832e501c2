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
    for marker in note_markers(text, edition.info.chapter.notes):
        end = marker.offset + len(str(marker.number))
        ref = Ref(Note.KIND.name, str(marker.number))
        yield Anchor(marker.paragraph, marker.offset, end, MARKER, ref, "sequence")


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
    count = edition.info.chapter.paragraphs
    if len(text.paragraphs) != count:
        yield Finding(
            "data/edition.yml",
            1,
            "T002",
            f"The source text has {len(text.paragraphs)} paragraphs, not {count}.",
            "Is it the same text, with the same line breaks?",
        )
    yield from _misplaced(edition, note_markers(text, edition.info.chapter.notes))


def _misplaced(edition: Edition, markers: list[Marker]) -> Iterator[Finding]:
    by_number = {marker.number: marker for marker in markers}
    for note in (one for one in edition.all(Note) if one.number <= edition.info.chapter.notes):
        marker = by_number.get(note.number)
        if marker is None:
            yield finding(
                edition,
                note.ref,
                (),
                "N006",
                "has no marker in the source text.",
                f"Look for {note.number} after the statement it marks; if the text has no such note, mend `notes` in"
                " data/edition.yml.",
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
