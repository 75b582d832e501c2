"""`data/previews.json`: what the card of a link shows, fetched once by the page when the first card opens.

    {"person:mao-zedong": {"title": "Mao Zedong", "native": ["zh-Hant", "毛澤東"], "line": "1893–1976 · China", "text": "…"}}
"""

from __future__ import annotations

import json

from edition.graph import Edition
from edition.records import Dated, Named, Note, Person, Quotation, Record, Work
from edition.shown import STATUS, Shown, attribution


def export(edition: Edition) -> str:
    """The file's text, records in the order of kinds."""
    cards = {str(record.ref): _card(edition, record) for records in edition.by_kind.values() for record in records}
    return json.dumps(cards, ensure_ascii=False, separators=(",", ":")) + "\n"


def _card(edition: Edition, record: Record) -> dict:
    shown = Shown(edition)
    card = {"title": record.label, "line": line_of(edition, record, shown), "text": shown.summary(record.description)}
    if isinstance(record, Named) and record.native:
        card["native"] = [record.native.lang, record.native.form]
    if isinstance(record, Note):
        card["text"] = shown.plain(record.marks)
    if isinstance(record, Quotation):
        card |= {"title": f"“{record.text}”" if len(record.text) < 220 else record.label, "text": ""}
    return {key: value for key, value in card.items() if value}


def line_of(edition: Edition, record: Record, shown: Shown) -> str:
    """The line under the title: years and side, kind, date, speaker, status."""
    if isinstance(record, Person):
        parts = [shown.age(record), record.roles[0].title if record.roles else record.affiliation]
    elif isinstance(record, Quotation):
        return "".join(text for text, _ in attribution(edition, record)) or record.kind.replace("-", " ")
    elif isinstance(record, Note):
        parts = [STATUS[record.status].capitalize()]
    elif isinstance(record, Work):
        parts = [", ".join(map(str, record.author)), record.issued]
    elif isinstance(record, Dated):
        date = getattr(record, "date", None)
        parts = [str(date) if date else "Date not established", getattr(record, "kind", None)]
    else:
        parts = [getattr(record, "kind", None), getattr(record, "affiliation", None)]
    return " · ".join(filter(None, parts))
