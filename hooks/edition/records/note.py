"""A note of a text: words of its own, what the note of an annotated text may rest on, or both."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from edition.grammar.dates import EdtfDate
from edition.grammar.refs import Ref
from edition.records import values
from edition.records.record import Card, Names, Phrase, Record, Said, kind
from edition.records.values import Candidate, Edtf, To


@kind("note", "notes", id_pattern="(?!0)[a-z0-9]+(-[a-z0-9]+)*", order=60, evidence=True, dated=True, weight=6)
class Note(Record):
    """A note of a text: what it stands at, what it says, and what it may rest on."""

    of: Annotated[Ref, To("text")] | None = None
    """The text whose note it is, where that is not the first."""
    sign: str | None = None
    """What stands in the text and before the note, where that is not its id: `1a`, `*`."""
    text: values.Text | None = None
    """What it says, where it has words of its own."""
    paragraph: int | None = None
    """The paragraph of the annotated text that has it."""
    marks: values.Text | None = None
    """What the note stands at, in the edition's words."""
    status: Literal["verified", "verified-in-part", "attributed", "probable", "unidentified"] | None = None
    """How far the source of the annotated text's note is established; of a note that only has words, nothing."""
    missing: values.Text | None = None
    """What is missing before it is verified, in one sentence."""
    speaker: str | None = None
    addressee: str | None = None
    date: Edtf | None = None
    """Date of what it documents."""
    quotations: tuple[Annotated[Ref, To("quotation")], ...] = ()
    candidates: tuple[Candidate, ...] = ()
    """What it may rest on."""

    @property
    def shown(self) -> str:
        """The sign by which readers know it."""
        return self.sign or self.id

    @property
    def label(self) -> str:
        return f"Note {self.shown}"

    @property
    def docs_page(self) -> str:
        """Its page: a note of another text than the first stands under that text."""
        return f"texts/{self.of.id}/notes/{self.id}.md" if self.of else super().docs_page

    @property
    def days(self) -> EdtfDate | None:
        return self.date

    @property
    def sort_key(self) -> tuple[object, ...]:
        """By text, then by the number that begins its id and what follows it; without a number last, as in the file."""
        match = re.match(r"(\d+)(.*)", self.id)
        return (self.of.id if self.of else "", int(match[1]) if match else MANY, match[2] if match else "")

    def line(self, names: Names) -> str:
        return STATUS[self.status].capitalize() if self.status else ""

    def card(self) -> Card:
        said = self.text or self.marks
        return Card(self.label, (Said(said, whole=True),) if said else ())

    def texts(self) -> tuple[str | None, ...]:
        return (self.text, self.marks, *super().texts(), *(candidate.evidence for candidate in self.candidates))

    def beside(self, of: Ref) -> tuple[Phrase, ...]:
        return ((STATUS[self.status],),) if self.status else ()


MANY = 10**9
"""More notes than there are."""

STATUS = {
    "verified": "verified",
    "verified-in-part": "verified in part",
    "attributed": "attributed in the text",
    "probable": "probable",
    "unidentified": "not identified",
}
"""A note's or candidate's status, for a reader."""
