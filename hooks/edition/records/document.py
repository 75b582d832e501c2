"""A document: a letter, telegram, order, resolution, minute."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from edition.grammar.dates import EdtfDate
from edition.grammar.refs import Ref
from edition.records.grades import Grade
from edition.records.record import Dated, GradeByList, Names, Phrase, Titled, kind
from edition.records.values import Edtf, Lang, Party, Text, To, WebAddress


@kind(
    "document",
    "documents",
    order=80,
    evidence=True,
    dated=True,
    legend=True,
    colour="ochre",
    line="dashes and dots",
    dealing="paper",
)
class Document(Dated, Titled):
    """A primary source: what somebody wrote, said or issued at the time."""

    kind: str
    """resolution, directive, telegram, letter, report, diary entry, record of meeting, photograph…"""
    date: Edtf | None = None
    sender: tuple[Party, ...] = Field(default=(), alias="from")
    recipient: tuple[Party, ...] = Field(default=(), alias="to")
    through: tuple[Party, ...] = ()
    """Who carried it from one to the other: an ambassador, a ministry."""
    sent: str | None = None
    """When it went, as the print gives it, with the clock: `1950-10-14 03:15, P’yŏngyang`."""
    received: str | None = None
    """When it came, in the same way."""
    no_times: Text | None = None
    """Why neither is given, of what was sent to somebody: the heading names the day alone, it was spoken."""
    issued_by: Annotated[Ref, To("organization")] | None = None
    archive: str | None = None
    """Archive reference."""
    published_in: Annotated[Ref, To("work")] | None = None
    locator: str | None = None
    """Where in that publication or archive."""
    address: WebAddress | None = None
    """Public address, only where it was seen."""
    language: Lang | None = None
    outside_life: Text | None = None
    """Why a sender may write before their birth or after their death: a letter sent late, a translation of their words.
    """

    def as_source(self, by_list: GradeByList) -> tuple[Grade, Grade | None]:
        return "primary", None

    @property
    def days(self) -> EdtfDate | None:
        return self.date

    @property
    def on_the_web(self) -> tuple[str | None, EdtfDate | None]:
        return self.address, None

    def line(self, names: Names) -> str:
        return f"{self.date or 'Date not established'} · {self.kind}"

    def beside(self, of: Ref) -> tuple[Phrase, ...]:
        """`telegram from Arthur Eddington`"""
        sides = [
            (word, side) for word, side in (("from", self.sender), ("to", self.recipient)) if side and of not in side
        ]
        return ((self.kind, *(piece for side in sides for piece in side)),)

    def counterparts(self, one: Ref) -> tuple[Ref, ...]:
        other = self.recipient if one in self.sender else self.sender if one in self.recipient else ()
        return tuple(dict.fromkeys(who for who in other if isinstance(who, Ref) and who != one))
