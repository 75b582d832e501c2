"""Where entries of the apparatus stand in the source text: at the few words of it that they name."""

from __future__ import annotations

from collections.abc import Iterator

from edition.findings import Finding
from edition.records.variant import Variant
from edition.source.text import LONGEST_QUOTE, SIGN, Anchor, SourceText, plain
from edition.whole.edition import Edition, finding


def places(edition: Edition, text: SourceText) -> Iterator[Anchor]:
    """Where the signs stand."""
    for variant in edition.all(Variant):
        words = variant.words or ""
        at = plain(text[variant.paragraph]).find(plain(words)) if words else -1
        if at >= 0:
            yield Anchor(variant.paragraph, at, at + len(words), SIGN, variant.ref, "words")


def astray(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Entries whose words are not in their paragraph, or too many."""
    for variant in edition.all(Variant):
        if (
            variant.words is None
            or plain(variant.words) not in plain(text[variant.paragraph])
            or len(variant.words.split()) > LONGEST_QUOTE
        ):
            what = (
                "names no words it stands at"
                if variant.words is None
                else f"stands at “{variant.words}”, which is not in paragraph {variant.paragraph} or is too long"
            )
            yield finding(
                edition,
                variant.ref,
                ("words",),
                "M003",
                f"{what}.",
                "Give at most five words of the text under `words`.",
            )
