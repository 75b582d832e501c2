"""An entry of the apparatus: where the record differs from what is told."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from edition.grammar.refs import Ref
from edition.records.record import Card, Names, Said, Titled, kind
from edition.records.values import Reading, Text, To


@kind(
    "variant",
    "apparatus",
    order=70,
    evidence=True,
    weight=6,
    sign="‡",
    word="apparatus",
    entries="entries in its apparatus",
)
class Variant(Titled):
    """An entry of the apparatus: a place where the chapter and a record differ."""

    kind: Literal[
        "wording", "attribution", "date", "fact", "omission", "transmission", "clock", "inconsistency", "misprint"
    ]
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
    def sort_key(self) -> tuple[object, ...]:
        return (("strong", "medium", "minor").index(self.strength), self.paragraph)

    def line(self, names: Names) -> str:
        return f"{self.kind.capitalize()} · {self.strength} difference"

    def card(self) -> Card:
        """The chapter's reading beside the first of the others."""
        other = [Said(one.reading, by=one.source or one.title or "The record") for one in self.readings[:1]]
        return Card(self.label, (Said(self.chapter_reading, by="The chapter"), *other))

    def texts(self) -> tuple[str | None, ...]:
        return (self.chapter_reading, *(reading.reading for reading in self.readings), *super().texts())
