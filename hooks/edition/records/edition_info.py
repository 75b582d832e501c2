"""`data/edition.yml`: the edition as a publication."""

from __future__ import annotations

from edition.records.values import Lang, Text, Value, WholeDay


class EditionInfo(Value):
    """`data/edition.yml`: the edition as a publication."""

    title: str
    subtitle: str | None = None
    editors: str
    release: str
    """Version of the release."""
    date: WholeDay
    """Date of the release, ISO."""
    rights: str
    language: Lang = "en"
    require_sources: bool = False
    """Whether every name and office of a person, place or organization must say where it comes from."""
    require_reasons: bool = False
    """Whether a note that is not verified must say what is missing, and a quotation without a source's words where they
    were looked for.
    """
    search_whole: int = 400_000
    """Characters of text up to which the search loads them all; beyond it names are loaded, and words are searched with
    Pagefind.
    """
    intros: dict[str, Text] = {}
    """What an index says of its kind, by the kind's name."""
    left_to_readers: dict[str, str] = {}
    """Scripts (ISO 15924: `Deva`) and single characters that none of the typefaces has and that fonts of the readers'
    own may draw: each with the reason.
    """
