"""Prose in plain words: Markdown without its marks, references by the words that a reader sees."""

from __future__ import annotations

from edition.grammar import refs
from edition.grammar.refs import Found
from edition.whole.edition import Edition

MARK = "¶"
"""The words of a link that stands at the end of a quotation, and says nothing in a sentence."""


def plain(edition: Edition, prose: str) -> str:
    """Markdown as plain text: tags left out, comments too, `&amp;` a sign again, records set in by their words."""
    out, last = [], 0
    for found in refs.find(prose):
        if found.start >= last:
            out += [refs.words(prose[last : found.start]), _of(edition, found)]
            last = found.end
    return " ".join("".join([*out, refs.words(prose[last:])]).split())


def _of(edition: Edition, found: Found) -> str:
    record = edition.get(found.ref)
    if found.form == "marker":
        return ""
    if found.form == "set-in":
        return f"“{record.quoted}”" if record and record.quoted is not None else ""
    if found.text == MARK:
        return ""
    return refs.words(found.text) or (record.label if record else "")
