"""The annotations that records give to a source text: notes, mentions, quotations, entries of the apparatus."""

from __future__ import annotations

import re

from edition.grammar.refs import Ref
from edition.records.variant import Variant
from edition.source import markers, mentions, quotations
from edition.source.text import Anchor, SourceText, plain
from edition.whole.edition import Edition


def anchors(edition: Edition, text: SourceText) -> list[Anchor]:
    """Everything the edition says of the text, in the order of the text."""
    found, _ = mentions.find_mentions(edition, text)
    for marker in markers.note_markers(text, edition.info.chapter.notes):
        found.append(
            Anchor(
                marker.paragraph,
                marker.offset,
                marker.offset + len(str(marker.number)),
                "note",
                Ref("note", str(marker.number)),
                "sequence",
            )
        )
    for ref, (paragraph, start, end) in quotations.places_of_quotations(edition, text).items():
        found.append(Anchor(paragraph, start, end, "quotation", ref, "words"))
    for variant in edition.all(Variant):
        words = variant.words or ""
        at = plain(text[variant.paragraph]).find(plain(words)) if words else -1
        if at >= 0:
            found.append(Anchor(variant.paragraph, at, at + len(words), "variant", variant.ref, "words"))
    return sorted(found)


def even(words: str) -> str:
    """Words of a text as they are looked for: white space of whatever kind is one space, marks are of one shape."""
    return plain(re.sub(r"\s+", " ", words))
