"""What can be found: paragraphs, records, sections of pages, each with its text, names and days."""

from __future__ import annotations

from edition.grammar import addresses, refs
from edition.grammar.dates import EdtfDate
from edition.grammar.days import iso
from edition.records.note import Note
from edition.records.quotation import Quotation
from edition.records.record import KINDS, Record
from edition.records.values import Prose
from edition.records.variant import Variant
from edition.records.work import Work
from edition.showing.spellings import derived, other_forms
from edition.showing.values import Shown
from edition.whole.days import when
from edition.whole.edition import Edition


OPEN_END = "9999-12-31"
"""What `to` says of a date without an end."""


def units_of(edition: Edition) -> list[list]:
    """Everything that can be found, with its text: `[kind, address, title, line, names, derived names, text, from, to]`."""
    return [*_paragraphs(edition), *_records(edition), *_sections(edition)]


def _paragraphs(edition: Edition) -> list[list]:
    shown = Shown(edition)
    return [
        [0, f"{addresses.of(paragraph.page)}#{paragraph.id}", f"¶ {edition.numbers[paragraph.id]}", paragraph.section, [], [], _words(shown, edition, paragraph.text), *(when(edition, paragraph.id) or ("", ""))]
        for paragraph in (edition.chapter.paragraphs if edition.chapter else ())
        if paragraph.id in edition.numbers
    ]


def _records(edition: Edition) -> list[list]:
    shown = Shown(edition)
    found = []
    for number, records in enumerate(edition.by_kind.values(), 1):
        for record in records:
            title = f"“{record.text}”" if isinstance(record, Quotation) else record.label
            first, last = _range(record)
            found.append([number, addresses.of(record.docs_page), title, shown.line(record), other_forms(title, record.name_forms), derived(record), _text(shown, record), first, last])
    return found


def _sections(edition: Edition) -> list[list]:
    """Sections of the pages written by hand, the reading text apart."""
    shown, last = Shown(edition), len(KINDS) + 1
    found: dict[tuple[str, str], list] = {}
    for page in edition.prose:
        if page.page in (edition.info.chapter.page, "index.md"):
            continue
        for paragraph in page.paragraphs:
            anchor = f"#{paragraph.section_id}" if paragraph.section_id else ""
            unit = found.setdefault((page.page, anchor), [last, addresses.of(page.page) + anchor, paragraph.section or page.title, page.title, [], [], "", "", ""])
            unit[6] = f"{unit[6]} {_words(shown, edition, paragraph.text)}".strip()
    return list(found.values())


def _words(shown: Shown, edition: Edition, markdown: str) -> str:
    return shown.plain(refs.without_plain_links(refs.replace_source_marks(markdown)))


def _text(shown: Shown, record: Record) -> str:
    """What a record says in words: its descriptions, what a note marks and its evidence, the readings of an entry."""
    parts: list[str | None] = [record.description, record.identity, record.comment, getattr(record, "date_basis", None)]
    if isinstance(record, Quotation):
        parts = [record.text, *parts]
    if isinstance(record, Note):
        parts = [record.marks, *parts, *(candidate.evidence for candidate in record.candidates)]
    if isinstance(record, Variant):
        parts = [record.chapter_reading, *(reading.reading for reading in record.readings), *parts]
    if isinstance(record, Work):
        parts = [" ".join(map(str, record.author)), record.publisher, *parts]
    return " ".join(_words(shown, shown.edition, part) if isinstance(part, Prose) else part for part in parts if part)


def _range(record: Record) -> tuple[str, str]:
    date: EdtfDate | None = getattr(record, "date", None)
    if date is None:
        return "", ""
    first, last = date.earliest or date.latest, date.latest
    assert first
    return iso(first), iso(last) if last else OPEN_END
