"""`data/records.json`: every record of every kind, so that anyone can check what the edition covers.

    {"edition": {…}, "paragraphs": […], "people": [{"id", "title", "address", "names", "fields", "mentions"}], …}

Addresses are relative to the site's root. `fields` holds the record as written, references as `kind:id`. `mentions`
lists the ids of paragraphs of the texts, other pages, and the records that refer to it.
"""

from __future__ import annotations

import json

from edition.grammar import addresses
from edition.records.record import KINDS, Record
from edition.whole.edition import Edition


def export(edition: Edition) -> str:
    """The file's text; the same edition gives the same bytes."""
    document: dict[str, object] = {
        "edition": edition.info.model_dump(mode="json", exclude_none=True),
        "paragraphs": [
            {
                "id": paragraph.id,
                "number": _number(text.number(paragraph)),
                "address": f"{addresses.rooted(paragraph.page)}#{paragraph.id}",
                "section": paragraph.section,
                "answers": [_number(n) for n in paragraph.answers],
                **({} if text is edition.first else {"text": text.record.id}),
            }
            for text in edition.texts
            for paragraph in text.paragraphs
            if paragraph.id in text.numbers
        ],
    }
    order = _order(edition)
    for kind in KINDS.values():
        document[kind.plural] = [_entry(edition, record, order) for record in edition.by_kind[kind.name]]
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _number(written: str) -> int | str:
    """A number that counts as a number, any other as it is written."""
    return int(written) if written.isascii() and written.isdigit() else written


def _order(edition: Edition) -> dict[str, int]:
    """Where each paragraph with a number stands among all of the texts, by its place."""
    numbered = (one.place for text in edition.texts for one in text.paragraphs if one.id in text.numbers)
    return {place: at for at, place in enumerate(numbered)}


def _entry(edition: Edition, record: Record, at: dict[str, int]) -> dict[str, object]:
    mentions = edition.backlinks.get(record.ref, [])
    pages = {m.paragraph.page for m in mentions if m.paragraph and not edition.text_of(m.paragraph.page)}
    told = {at[m.paragraph.place]: m.paragraph for m in mentions if m.paragraph and m.paragraph.place in at}
    return {
        "id": record.id,
        "title": record.label,
        "address": addresses.rooted(record.docs_page),
        "names": list(record.name_forms),
        "fields": record.model_dump(mode="json", by_alias=True, exclude_defaults=True),
        "mentions": {
            "paragraphs": [paragraph.id for _, paragraph in sorted(told.items())],
            "pages": sorted(addresses.rooted(page) for page in pages),
            "records": sorted({str(m.source) for m in mentions if m.source}),
        },
    }
