"""The annotations that records give to a source text: notes, mentions, quotations, entries of the apparatus."""

from __future__ import annotations

import re

from edition.source import apparatus, mentions, notes, quotations
from edition.source.text import Anchor, SourceText, plain
from edition.whole.edition import Edition


def anchors(edition: Edition, text: SourceText) -> list[Anchor]:
    """Everything the edition says of the text, in the order of the text."""
    found, _ = mentions.find_mentions(edition, text)
    for places in (notes.places, quotations.places, apparatus.places):
        found += places(edition, text)
    return sorted(found)


def even(words: str) -> str:
    """Words of a text as they are looked for: white space of whatever kind is one space, marks are of one shape."""
    return plain(re.sub(r"\s+", " ", words))
