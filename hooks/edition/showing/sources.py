"""Marks of sources after facts: each leads to the list at the end of the page, or to the record that is the source."""

from __future__ import annotations

from markupsafe import Markup

from edition.grammar import refs
from edition.grammar.refs import Ref
from edition.records.record import Record
from edition.records.values import SourceKey
from edition.showing import links
from edition.whole.edition import Edition


def mark(edition: Edition, record: Record, source: Ref | SourceKey | None) -> Markup:
    """A mark after a fact that leads to its source: `S1`, the first of the record's sources; none for the chapter."""
    if source is None or source in ("chapter", "edition"):
        return Markup("")
    if isinstance(source, Ref):
        return Markup(" <small>") + links.to(edition, source) + Markup("</small>")
    if source not in record.sources:
        return Markup("")
    number = list(record.sources).index(source) + 1
    return Markup(f'<small class="source-mark">[S{number}](#source-{number})</small>')


def of_field(edition: Edition, record: Record, field: str) -> Markup:
    """The mark of what a field rests on."""
    source = record.field_sources.get(field)
    if isinstance(source, Ref):
        return Markup(f'<small class="source-mark">{links.to(edition, source, "source")}</small>')
    return mark(edition, record, source)


def of_office(edition: Edition, holder: Record, source: Ref | SourceKey | None) -> Markup:
    """The mark of an office on the page of its body: it leads to the source, or to its holder, whose page has the
    list.
    """
    if source is None or source in ("chapter", "edition"):
        return Markup("")
    place = source if isinstance(source, Ref) else holder.ref
    return Markup(f'<small class="source-mark">{links.to(edition, place, "source")}</small>')


def marked(edition: Edition, record: Record, text: str | None) -> Markup:
    """A record's text, its marks of sources made links: `… until 1951.[^wp]` -> `… until 1951.S1`, two a thin space
    apart.
    """
    linked = refs.replace_source_marks(text or "", lambda key: str(mark(edition, record, SourceKey(key))))
    return Markup(linked.replace('</small><small class="source-mark">', '</small>\u2009<small class="source-mark">'))
