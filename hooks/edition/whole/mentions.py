"""Mentions: where prose or a record refers to a record, with the sentence around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.grammar import refs, sentences
from edition.grammar.refs import Ref
from edition.reading.prose import Paragraph
from edition.records.record import FieldPath


@dataclass(frozen=True)
class Mention:
    """One place where something speaks of a record."""

    target: Ref
    form: str
    """`link`, `set-in`, `note` in prose; `field` for a record's field."""
    source: Ref | None = None
    """The record that mentions it, or None for a paragraph of prose."""
    field: FieldPath = ()
    """The field of that record."""
    paragraph: Paragraph | None = None
    """The paragraph of prose that mentions it."""
    sentence: str = ""
    """The sentence around, as Markdown; empty for a field."""
    at: tuple[int, int] = (0, 0)
    """Where in that sentence the mention stands, in code points."""


ONLY_SET_IN = re.compile(r"(?:\s*!\[[^\]]*\]\([a-z]+:[^)]*\)\s*)+(?:\[\^\w+\])?\s*\Z")
"""A paragraph that holds nothing but records set in."""


def mentions_in(paragraph: Paragraph, language: str) -> Iterator[Mention]:
    spans = sentences.spans(paragraph.text, language)
    for found in refs.find(paragraph.text):
        start, end = sentences.around(paragraph.text, found.start, found.end, spans)
        yield Mention(
            found.ref,
            found.form,
            paragraph=paragraph,
            sentence=paragraph.text[start:end],
            at=(found.start - start, found.end - start),
        )
