"""What comparing a quotation with its sources came to, one by one and counted."""

from __future__ import annotations

from collections import Counter

from edition.grammar import collation
from edition.records.quotation import Quotation
from edition.records.values import Witness
from edition.whole.edition import Edition


COLLATION = {
    "same": "the words are the same",
    "marked": "the same but for cuts and insertions that are marked",
    "differs": "the words differ",
    "original": "seen in the original language",
    "second-hand": "seen only where another quotes them",
    "document": "document seen, but not the words",
    "not-seen": "not seen in a source",
}
"""What comparing a quotation with its sources came to, from the best to the least."""


def collated(quotation: Quotation) -> str:
    """A quotation's key in `COLLATION`: the best that any of its witnesses gives."""
    found = [witnessed(quotation, witness) for witness in quotation.witnesses]
    return min(found, key=list(COLLATION).index, default="not-seen")


def witnessed(quotation: Quotation, witness: Witness) -> str:
    if witness.words is None:
        return "document"
    if witness.second_hand:
        return "second-hand"
    if not witness.language.startswith("en"):
        return "original"
    pieces = collation.compare(quotation.text, witness.words)
    if collation.differs_silently(pieces):
        return "differs"
    return "marked" if any(piece.kind != "same" for piece in pieces) else "same"


def collation_counts(edition: Edition) -> list[tuple[str, str, int]]:
    """How many quotations stand where: key, words for a reader, number; keys nobody has are left out."""
    counts = Counter(collated(quotation) for quotation in edition.by_kind["quotation"])
    return [(key, words, counts[key]) for key, words in COLLATION.items() if counts[key]]
