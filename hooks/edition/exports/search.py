"""`search/index.json`: what the search of the site knows, fetched once when a reader turns to it.

    {"kinds": [["chapter", "Reading text", "chapter/#", ""], ["person", "People", "people/", "/"], …],
     "whole": true, "common": [],
     "units": {"kind": [0, 1, …], "id": ["p-1", "mao-zedong", …], "title": […], "line": […], "names": [[…], …],
               "derived": [[…], …], "text": […], "from": […], "to": […]}}

A unit is a record, a numbered paragraph of the reading text, or a section of another page; its values stand at the same
place in each list, because like beside like packs best. `kind` is an index into `kinds`, which has what comes before and
after an id in the address from the site's root; `from` and `to` are ISO days or empty, `to` also where it is `from`: `1919-05-29`,
years before AD 1 as astronomers count them, `-0043-03-15`, those past 9999 with a plus; an open end is `9999-12-31`. Names
are as they are written: the folding is the browser's, by the same table as `names.fold`; of spellings that it makes one
the first is there. Past the edition's `search_whole` characters of text the units keep their names alone, and the words
are searched with Pagefind; `common` are those that stand in more than a third of the units, which tell nothing and whose
part of its index is the largest.
"""

from __future__ import annotations

import json
import re
from collections import Counter

from edition import refs
from edition.dates import EdtfDate
from edition.days import iso
from edition.graph import Edition
from edition.names import fold
from edition.records import KINDS, Note, Quotation, Record, Variant, Work
from edition.register import when
from edition.shown import Shown
from edition.spellings import derived, other_forms
from edition.values import Prose


def export(edition: Edition) -> str:
    """The file's text; the same edition gives the same bytes."""
    units = units_of(edition)
    whole = is_whole(edition, units)
    chapter = edition.info.chapter.page
    kinds = [["chapter", "Reading text", f"{_address(chapter)}#", ""], *([kind.name, kind.heading, f"{kind.plural}/", "/"] for kind in KINDS.values()), ["page", "About", "", ""]]
    lists: dict[str, list] = {field: [] for field in FIELDS}
    for kind, address, title, line, names_, derived_, text, first, last in units:
        _, _, before, after = kinds[kind]
        values = (kind, address.removeprefix(before).removesuffix(after), title, line, names_, derived_, text if whole else "", first, "" if last == first else last)
        for field, value in zip(FIELDS, values, strict=True):
            lists[field].append(value)
    return json.dumps({"kinds": kinds, "whole": whole, "common": [] if whole else _common(units), "units": lists}, ensure_ascii=False, separators=(",", ":")) + "\n"


OPEN_END = "9999-12-31"
"""What `to` says of a date without an end."""

FIELDS = ("kind", "id", "title", "line", "names", "derived", "text", "from", "to")
"""The lists of the file, one value a unit in each."""


def units_of(edition: Edition) -> list[list]:
    """Everything that can be found, with its text: `[kind, address, title, line, names, derived names, text, from, to]`."""
    return [*_paragraphs(edition), *_records(edition), *_sections(edition)]


def is_whole(edition: Edition, units: list[list]) -> bool:
    """Whether the browser searches the whole text, or Pagefind its words."""
    return sum(len(unit[6]) for unit in units) <= edition.info.search_whole


def _common(units: list[list]) -> list[str]:
    """Words that stand in more than a third of the texts, folded."""
    counts = Counter(word for unit in units for word in set(re.findall(r"\w+", fold(unit[6]))))
    return sorted(word for word, count in counts.items() if count > len(units) / 3)


def _paragraphs(edition: Edition) -> list[list]:
    shown = Shown(edition)
    return [
        [0, f"{_address(paragraph.page)}#{paragraph.id}", f"¶ {edition.numbers[paragraph.id]}", paragraph.section, [], [], _words(shown, edition, paragraph.text), *(when(edition, paragraph.id) or ("", ""))]
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
            found.append([number, _address(record.docs_page), title, shown.line(record), other_forms(title, record.name_forms), derived(record), _text(shown, record), first, last])
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
            unit = found.setdefault((page.page, anchor), [last, _address(page.page) + anchor, paragraph.section or page.title, page.title, [], [], "", "", ""])
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


def _address(page: str) -> str:
    return page.removesuffix("index.md") if page.endswith("index.md") else page.removesuffix(".md") + "/"
