"""The first sentences of a text in plain words."""

from __future__ import annotations

from edition.grammar import sentences
from edition.whole.edition import Edition
from edition.whole.words import plain


def summary(edition: Edition, prose: str | None, longest: int = 240) -> str:
    """The first sentences of a text that fit in so many characters, at least one, without markup: for cards."""
    if not prose:
        return ""
    spans = sentences.spans(prose, edition.info.language)
    texts = [plain(edition, prose[start:end]) for start, end in spans]
    kept = texts[:1]
    for text in texts[1:]:
        if len(" ".join([*kept, text])) > longest:
            break
        kept.append(text)
    return " ".join(kept)
