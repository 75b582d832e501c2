"""An entry of the apparatus: where the record differs from what is told."""

from __future__ import annotations

from pydantic import Field
from typing import Annotated, Literal

from edition.grammar.refs import Ref
from edition.records.record import Record, kind
from edition.records.values import Reading, Text, To


@kind("variant", "apparatus")
class Variant(Record):
    """An entry of the apparatus: a place where the chapter and a record differ."""

    title: str
    kind: Literal["wording", "attribution", "date", "fact", "omission", "transmission", "clock", "inconsistency", "misprint"]
    strength: Literal["strong", "medium", "minor"]
    """How much the difference weighs, and how well it is attested."""
    paragraph: int
    """The chapter's paragraph."""
    chapter_reading: Text
    """What the chapter has, in the edition's words."""
    words: str | None = None
    """The few words of the chapter it stands at, five at most."""
    readings: tuple[Reading, ...] = ()
    """What the sources have."""
    concerns: tuple[Annotated[Ref, To()], ...] = Field(min_length=1)
    """The records on whose pages it is shown."""

    @property
    def sort_key(self) -> tuple:
        return (("strong", "medium", "minor").index(self.strength), self.paragraph)
