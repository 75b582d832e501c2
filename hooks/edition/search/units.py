"""What can be found: paragraphs, records, sections of pages, each with its text, names and days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from edition.grammar import addresses, refs
from edition.grammar.dates import EdtfDate
from edition.grammar.days import iso
from edition.records.record import KINDS, Record
from edition.records.values import Prose
from edition.showing import cards
from edition.showing.spellings import derived, other_forms
from edition.whole.days import days_of
from edition.whole.edition import Edition
from edition.whole.words import plain

OPEN_END = "9999-12-31"
"""What `last` says of a date without an end."""


@dataclass(frozen=True)
class Unit:
    """A record, a numbered paragraph of a text, or a section of another page."""

    group: int
    """First the texts, then the kinds of record, then the pages written by hand."""
    address: str
    """From the site's root: `people/arthur-eddington/`, `reading/#the-day-itself`."""
    title: str
    line: str
    names: tuple[str, ...] = ()
    """Other forms that somebody wrote."""
    derived: tuple[str, ...] = ()
    """Forms that follow by rule."""
    text: str = ""
    """Its words, without markup."""
    first: str = ""
    """The first day it is about, ISO 8601; empty where none is known."""
    last: str = ""
    """The last."""


_MADE: WeakKeyDictionary[Edition, list[Unit]] = WeakKeyDictionary()


def units_of(edition: Edition) -> list[Unit]:
    """Everything that can be found, with its text; made once for an edition."""
    if edition not in _MADE:
        _MADE[edition] = [*_paragraphs(edition), *_records(edition), *_sections(edition)]
    return _MADE[edition]


def _paragraphs(edition: Edition) -> Iterator[Unit]:
    for group, text in enumerate(edition.readable):
        for paragraph in text.paragraphs:
            if paragraph.id and paragraph.id in text.numbers:
                first, last = days_of(edition, paragraph.place) or ("", "")
                address, title = f"{addresses.of(paragraph.page)}#{paragraph.id}", f"¶ {text.number(paragraph)}"
                words = _words(edition, paragraph.text)
                yield Unit(group, address, title, paragraph.section, text=words, first=first, last=last)


def _records(edition: Edition) -> Iterator[Unit]:
    for group, records in enumerate(edition.by_kind.values(), len(edition.readable)):
        for record in records:
            title = record.label if record.quoted is None else f"“{record.quoted}”"
            names, by_rule = tuple(other_forms(title, record.name_forms)), tuple(derived(record))
            line, text = cards.line(edition, record), _text(edition, record)
            yield Unit(group, addresses.of(record.docs_page), title, line, names, by_rule, text, *_range(record.days))


def _sections(edition: Edition) -> list[Unit]:
    """Sections of the pages written by hand, those of texts apart."""
    found: dict[tuple[str, str], Unit] = {}
    for page in edition.prose:
        if page.page == "index.md" or edition.text_of(page.page):
            continue
        for paragraph in page.paragraphs:
            anchor = f"#{paragraph.section_id}" if paragraph.section_id else ""
            start = Unit(
                len(edition.readable) + len(KINDS),
                addresses.of(page.page) + anchor,
                paragraph.section or page.title,
                page.title,
            )
            unit = found.get((page.page, anchor), start)
            text = f"{unit.text} {_words(edition, paragraph.text)}".strip()
            found[page.page, anchor] = replace(unit, text=text)
    return list(found.values())


def _words(edition: Edition, markdown: str) -> str:
    return plain(edition, refs.without_plain_links(refs.replace_source_marks(markdown)))


def _text(edition: Edition, record: Record) -> str:
    """What a record says in words."""
    parts = (part for part in record.texts() if part)
    return " ".join(_words(edition, part) if isinstance(part, Prose) else part for part in parts)


def _range(date: EdtfDate | None) -> tuple[str, str]:
    if date is None:
        return "", ""
    first, last = date.earliest or date.latest, date.latest
    assert first
    return iso(first), iso(last) if last else OPEN_END
