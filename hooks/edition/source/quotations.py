"""Quotations compared with the source text word for word, and where they stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.findings import CODES, Finding
from edition.grammar.refs import Ref
from edition.records.note import Note
from edition.records.quotation import Quotation
from edition.records.record import FieldPath
from edition.source import notes
from edition.source.open_texts import words_of
from edition.source.text import WORDS, Anchor, SourceText, even, plain
from edition.whole.edition import Edition, finding


def differing(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Quotations whose words, paragraph or order differ from the text."""
    last = (0, 0)
    for quotation in edition.all(Quotation):
        words = even(quotation.text)
        where = even(text[quotation.paragraph])
        after = last[1] if last[0] == quotation.paragraph else 0
        place = where.find(words, after)
        if place < 0 <= where.find(words):
            yield finding(
                edition,
                quotation.ref,
                (),
                "Q005",
                f"stands in paragraph {quotation.paragraph} before the quotation that precedes it here.",
                "Keep the file in the order of the text.",
            )
        elif place < 0:
            elsewhere = [number for number in range(1, len(text.paragraphs) + 1) if words in even(text[number])]
            if elsewhere:
                yield finding(
                    edition,
                    quotation.ref,
                    ("paragraph",),
                    "Q005",
                    f"stands in paragraph {elsewhere[0]}, not {quotation.paragraph}.",
                    "Mend `paragraph`.",
                )
            else:
                yield finding(
                    edition,
                    quotation.ref,
                    ("text",),
                    "Q004",
                    f"differs from paragraph {quotation.paragraph}: {_difference(words, where)}",
                    "Copy the words from the text.",
                )
        else:
            last = (quotation.paragraph, place)


def places_of_quotations(edition: Edition, text: SourceText) -> dict[Ref, tuple[int, int, int]]:
    """Paragraph, start and end of each quotation's words, those apart that the text has not.

    Looked for in the order of the file, so that words that stand twice are found where their record means them.
    """
    found: dict[Ref, tuple[int, int, int]] = {}
    paragraph, start, before = 0, 0, None
    for quotation in edition.all(Quotation):
        after = 0
        if quotation.paragraph == paragraph:
            after = start if quotation.within == before else start + 1  # one within another may begin with it
        words = re.escape(plain(quotation.text)).replace(r"\ ", r"\s+")
        match = re.compile(words).search(plain(text[quotation.paragraph]), after)
        if match:
            found[quotation.ref] = (quotation.paragraph, *match.span())
            paragraph, start, before = quotation.paragraph, match.start(), quotation.ref
    return found


def places(edition: Edition, text: SourceText) -> Iterator[Anchor]:
    """Where the words of quotations stand."""
    for ref, (paragraph, start, end) in places_of_quotations(edition, text).items():
        yield Anchor(paragraph, start, end, WORDS, ref, "words")


def _difference(words: str, paragraph: str) -> str:
    """Where the longest beginning found in the paragraph stops."""
    parts = words.split(" ")
    count = next((n for n in range(len(parts), 0, -1) if " ".join(parts[:n]) in paragraph), 0)
    return (
        f"not found after “{' '.join(parts[max(0, count - 4) : count])}”."
        if count
        else f"“{' '.join(parts[:4])}” is not found."
    )


def _sign(edition: Edition, ref: Ref) -> str:
    note = edition.find(ref, Note)
    return note.shown if note else ref.id


def beside_others(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Quotations that name another note than the one whose marker comes next."""
    markers = notes.markers(edition, text)
    for quotation in edition.all(Quotation):
        place = plain(text[quotation.paragraph]).find(plain(quotation.text))
        after = [marker for marker in markers if (marker.paragraph, marker.offset) >= (quotation.paragraph, place)]
        if (
            quotation.note
            and place >= 0
            and after
            and _sign(edition, quotation.note) != str(after[0].number)
            and text[quotation.paragraph].count(quotation.text) == 1
        ):
            yield finding(
                edition,
                quotation.ref,
                ("note",),
                "N006",
                f"names {quotation.note}, but the next marker after its words is {after[0].number}.",
                "Mend `note`.",
            )


def misquoted(edition: Edition) -> Iterator[Finding]:
    """Quotations whose words, or whose witness, are given as those of a text that stands here and are not in it."""
    whole = {
        text.record.work: even(" ".join(words_of(edition, text).paragraphs))
        for text in edition.texts
        if text.record.standing == "open" and text.record.work
    }
    for quotation in edition.all(Quotation) if whole else ():
        for path, source, words in _given(quotation):
            if source in whole and (lacking := _lacking(words, whole[source])):
                message = f"gives words of {source} that do not stand in it: “{lacking}”."
                yield finding(edition, quotation.ref, path, "Q008", message, CODES["Q008"].remedy)


def _given(quotation: Quotation) -> Iterator[tuple[FieldPath, Ref | None, str]]:
    """The words that a quotation gives as those of a source: the field, the source, the words."""
    witnesses = [(at, one) for at, one in enumerate(quotation.witnesses) if one.words]
    for at, one in witnesses:
        yield ("witnesses", at, "words"), one.source, one.words or ""
    if quotation.document not in [one.source for _, one in witnesses]:
        yield ("text",), quotation.document, quotation.text


def _lacking(words: str, whole: str) -> str:
    """The first stretch of some words that a text has not after the last; empty where it has all."""
    at = 0
    for part in filter(None, (even(part).strip() for part in re.split(r"\[?(?:…|\. ?\. ?\.)\]?", words))):
        place = whole.find(part, at)
        if place < 0:
            return part
        at = place + len(part)
    return ""
