"""A document: a letter, telegram, order, resolution, minute."""

from __future__ import annotations

from pydantic import Field
from typing import Annotated

from edition.grammar.refs import Ref
from edition.records.record import Dated, kind
from edition.records.values import Edtf, Lang, Party, Text, To, WebAddress


@kind("document", "documents")
class Document(Dated):
    """A primary source: what somebody wrote, said or issued at the time."""

    title: str
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
    """Why a sender may write before their birth or after their death: a letter sent late, a translation of their words."""
