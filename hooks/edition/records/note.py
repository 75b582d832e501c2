"""A note of the annotated text, with what it may rest on."""

from __future__ import annotations

from typing import Annotated, Literal

from edition.grammar.dates import EdtfDate
from edition.grammar.refs import Ref
from edition.records.record import Card, Names, Phrase, Record, Said, kind
from edition.records.values import Candidate, Edtf, Text, To


@kind(
    "note", "notes", id_pattern=r"[1-9][0-9]{0,3}", id_hint="Notes have their number as id.",
    order=60, evidence=True, dated=True, weight=6,
)  # fmt: skip
class Note(Record):
    """One of the chapter's notes: what it stands at, and what it may rest on."""

    paragraph: int
    """The chapter's paragraph."""
    marks: Text
    """What the note stands at, in the edition's words."""
    status: Literal["verified", "verified-in-part", "attributed", "probable", "unidentified"]
    """How far its source is established."""
    missing: Text | None = None
    """What is missing before it is verified, in one sentence."""
    speaker: str | None = None
    addressee: str | None = None
    date: Edtf | None = None
    """Date of what it documents."""
    quotations: tuple[Annotated[Ref, To("quotation")], ...] = ()
    candidates: tuple[Candidate, ...] = ()
    """What it may rest on."""

    @property
    def label(self) -> str:
        return f"Note {self.id}"

    @property
    def number(self) -> int:
        """The note's number in the chapter."""
        return int(self.id)

    @property
    def days(self) -> EdtfDate | None:
        return self.date

    @property
    def sort_key(self) -> tuple[object, ...]:
        return (self.number,)

    def line(self, names: Names) -> str:
        return STATUS[self.status].capitalize()

    def card(self) -> Card:
        return Card(self.label, (Said(self.marks, whole=True),))

    def texts(self) -> tuple[str | None, ...]:
        return (self.marks, *super().texts(), *(candidate.evidence for candidate in self.candidates))

    def beside(self, of: Ref) -> tuple[Phrase, ...]:
        return ((STATUS[self.status],),)


STATUS = {
    "verified": "verified",
    "verified-in-part": "verified in part",
    "attributed": "attributed in the text",
    "probable": "probable",
    "unidentified": "not identified",
}
"""A note's or candidate's status, for a reader."""
