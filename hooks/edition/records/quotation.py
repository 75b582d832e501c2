"""A quotation."""

from __future__ import annotations

from typing import Annotated, Literal

from edition.grammar.refs import Ref
from edition.records.record import Record, kind
from edition.records.values import Edtf, Text, To, Witness, Words


@kind("quotation", "quotations")
class Quotation(Record):
    """A passage the chapter sets between quotation marks."""

    text: Words
    """The exact words; quotation marks around the whole are left off."""
    kind: Literal["direct", "scare-quote", "term"]
    """Words quoted, words held at a distance, or a name of the time."""
    speaker: Annotated[Ref, To("person", "organization")] | None = None
    no_speaker: Text | None = None
    """Why there is no speaker."""
    outside_life: Text | None = None
    """Why the speaker may speak before their birth or after their death: words of an oracle, of a document read out later."""
    addressee: tuple[Annotated[Ref, To("person", "organization")], ...] = ()
    reported_by: Annotated[Ref, To("person", "organization")] | None = None
    """Who hands the words down."""
    date: Edtf | None = None
    occasion: Annotated[Ref, To("event")] | None = None
    document: Annotated[Ref, To("document", "work")] | None = None
    """Where the words stand."""
    paragraph: int
    """The chapter's paragraph."""
    note: Annotated[Ref, To("note")] | None = None
    no_note: Text | None = None
    """Why there is no note."""
    within: Annotated[Ref, To("quotation")] | None = None
    """The quotation that encloses it."""
    continues: Annotated[Ref, To("quotation")] | None = None
    """The quotation it runs on from."""
    witnesses: tuple[Witness, ...] = ()
    """Sources in which its words were looked for."""
    no_witness: Text | None = None
    """Where the words were looked for, when no witness has them."""

    @property
    def label(self) -> str:
        words = self.text.split()
        return f"“{' '.join(words[:9])} …”" if len(words) > 11 else f"“{self.text}”"

    @property
    def sort_key(self) -> tuple:
        return (self.paragraph,)
