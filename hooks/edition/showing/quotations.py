"""What comparing a quotation with its sources came to: one by one, side by side, and counted."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from edition.grammar import collation
from edition.records.quotation import Quotation
from edition.records.values import Witness
from edition.showing.markdown import escape
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


IN_A_LIST = {
    "same": "same words",
    "marked": "same, cuts marked",
    "differs": "words differ",
    "original": "original seen",
    "second-hand": "second hand",
    "document": "document seen",
    "not-seen": "not seen",
}
"""The same in a word or two."""


def collated(quotation: Quotation) -> str:
    """A quotation's key in `COLLATION`: the best that any of its witnesses gives."""
    found = [witnessed(quotation, witness) for witness in quotation.witnesses]
    return min(found, key=list(COLLATION).index, default="not-seen")


def witnessed(quotation: Quotation, witness: Witness) -> str:
    """What one witness came to, a key in `COLLATION`."""
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


def result(quotation: Quotation) -> str:
    """What its collation came to, in words."""
    return COLLATION[collated(quotation)]


def in_a_list(quotation: Quotation) -> str:
    """The same in a word or two."""
    return IN_A_LIST[collated(quotation)]


def of_witness(quotation: Quotation, witness: Witness) -> str:
    """What one witness came to, in words."""
    return COLLATION[witnessed(quotation, witness)]


def collation_counts(edition: Edition) -> list[tuple[str, str, int]]:
    """How many quotations stand where: key, words for a reader, number; keys nobody has are left out."""
    counts = Counter(collated(quotation) for quotation in edition.all(Quotation))
    return [(key, words, counts[key]) for key, words in COLLATION.items() if counts[key]]


def side_by_side(quotation: Quotation, witness: Witness) -> Markup:
    """The chapter's words and the source's as two lines, the words that differ marked in each, those not read set
    back.
    """
    lines: dict[str, list[str]] = {"quoted": [], "source": []}
    for piece in collation.compare(quotation.text, witness.words or "", part=witness.second_hand):
        for side, words in (("quoted", escape(piece.quoted)), ("source", escape(piece.source))):
            if words:
                lines[side].append(words if piece.kind == "same" else _differing(words, piece.kind))
    return Markup(
        '<div class="collation"><p><span class="collation__who">Chapter</span>'
        f' {collation.together(lines["quoted"])}</p><p><span class="collation__who">Source</span>'
        f" {collation.together(lines['source'])}</p></div>"
    )


def _differing(words: str, how: str) -> str:
    near = collation.ADJOINING if words.startswith(collation.ADJOINING) else ""
    return f'{near}<span class="differs differs--{how}">{words.removeprefix(near)}</span>'


def table(edition: Edition) -> str:
    rows = "".join(f"| {words[0].upper()}{words[1:]} | {count} |\n" for _, words, count in collation_counts(edition))
    return f"| Quotations | Count |\n|---|--:|\n{rows}"
