"""Cards: what a link shows of a record before it is followed, and what a search or a list of results says of it."""

from __future__ import annotations

from edition.grammar.refs import Ref
from edition.records.record import Record, Said
from edition.showing import words
from edition.whole.edition import Edition
from edition.whole.words import plain


def card(edition: Edition, record: Record) -> dict[str, str | list[str]]:
    """What the card of a link shows, without what is empty: title, line, text, and the name in its own script."""
    made = record.card()
    text = " ".join(filter(None, (_said(edition, one) for one in made.says)))
    found: dict[str, str | list[str]] = {"title": made.title, "line": line(edition, record), "text": text}
    if record.native:
        found["native"] = [record.native.lang, record.native.form]
    return {key: value for key, value in found.items() if value}


def _said(edition: Edition, said: Said) -> str:
    text = plain(edition, said.text) if said.whole else words.summary(edition, said.text)
    by = edition.called(said.by) if isinstance(said.by, Ref) else said.by
    return f"{by}: {text}" if by else text


def line(edition: Edition, record: Record) -> str:
    """The line under a title: years and office, kind, date, speaker, status."""
    return record.line(edition.called)


def description(edition: Edition, record: Record) -> str:
    """A record in a line or two, for those who find its page from elsewhere: `1893–1976 · Chairman of …. He …`."""
    said = card(edition, record)
    title = said["title"] if record.quoted is not None else ""
    return " ".join(
        str(one) for one in (title, f"{said['line']}." if "line" in said else "", said.get("text", "")) if one
    )
