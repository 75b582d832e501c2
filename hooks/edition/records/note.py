"""A note of the annotated text, with what it may rest on."""

from __future__ import annotations

from typing import Annotated, Literal

from edition.grammar.refs import Ref
from edition.records.record import Record, kind
from edition.records.values import Candidate, Edtf, Text, To


@kind("note", "notes", id_pattern=r"[1-9][0-9]{0,3}")
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
    def sort_key(self) -> tuple:
        return (self.number,)


STATUS = {
    "verified": "verified",
    "verified-in-part": "verified in part",
    "attributed": "attributed in the text",
    "probable": "probable",
    "unidentified": "not identified",
}
"""A note's or candidate's status, for a reader."""
