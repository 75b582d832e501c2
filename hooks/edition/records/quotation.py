"""A quotation."""

from __future__ import annotations

from typing import Annotated, Literal

from edition.grammar.dates import EdtfDate
from edition.grammar.refs import Ref
from edition.records.record import Card, Line, Names, Phrase, Record, kind
from edition.records.values import Edtf, Text, To, Witness, Words


@kind("quotation", "quotations", order=50, evidence=True, dated=True, quoted=True, line="faint dots", dealing="passage")
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
    """Why the speaker may speak before their birth or after their death: words of an oracle, of a document read out
    later.
    """
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
    def manner(self) -> str:
        """What its marks say, in words."""
        return MANNERS[self.kind]

    @property
    def label(self) -> str:
        words = self.text.split()
        return f"“{' '.join(words[:9])} …”" if len(words) > 11 else f"“{self.text}”"

    @property
    def days(self) -> EdtfDate | None:
        return self.date

    @property
    def sort_key(self) -> tuple[object, ...]:
        return (self.paragraph,)

    @property
    def quoted(self) -> str:
        return self.text

    @property
    def attribution(self) -> Line:
        """`(person:harry-truman, " to ", person:dean-rusk, ", 15 October 1950")`"""
        pieces: list[str | Ref] = [self.speaker] if self.speaker else []
        for index, ref in enumerate(self.addressee):
            pieces += [", " if index else " to ", ref]
        if self.reported_by:
            pieces += [", reported by " if pieces else "Reported by ", self.reported_by]
        if self.date:
            pieces.append(f", {self.date}" if pieces else str(self.date))
        return tuple(pieces)

    def line(self, names: Names) -> str:
        attributed = "".join(names(piece) if isinstance(piece, Ref) else piece for piece in self.attribution)
        return attributed or self.kind.replace("-", " ")

    def card(self) -> Card:
        return Card(f"“{self.text}”" if len(self.text) < 220 else self.label)

    def texts(self) -> tuple[str | None, ...]:
        return (self.text, *super().texts())

    def beside(self, of: Ref) -> tuple[Phrase, ...]:
        """`to Royal Society; reported by Arthur Eddington`"""
        sides = [
            (("from", (self.speaker,)) if self.speaker and self.speaker != of else ()),
            (("to", self.addressee) if self.addressee and of not in self.addressee else ()),
        ]
        reported = ("reported by", (self.reported_by,)) if self.reported_by and self.reported_by != of else ()
        return ((*sides[0], *sides[1]), reported)

    def counterparts(self, one: Ref) -> tuple[Ref, ...]:
        speaker = (self.speaker,) if self.speaker else ()
        other = self.addressee if one in speaker else speaker if one in self.addressee else ()
        return tuple(ref for ref in dict.fromkeys(other) if ref != one)


MANNERS = {"direct": "Words quoted", "scare-quote": "Words held at a distance", "term": "A name or term"}
"""A quotation's `kind`, for a reader."""
