"""An event."""

from __future__ import annotations

from typing import Annotated

from edition.grammar.dates import EdtfDate
from edition.grammar.refs import Ref
from edition.records.record import Dated, Names, Phrase, Titled, kind
from edition.records.values import Clock, Edtf, Offset, Participant, Text, To


@kind("event", "events", order=40, dated=True, happens=True, legend=True, colour="lake", line="long dashes")
class Event(Dated, Titled):
    """Something that happened at a time."""

    date: Edtf
    """When it happened, by the clock of the place."""
    time: Clock | None = None
    """Local time, where a source gives it."""
    utc_offset: Offset | None = None
    """Offset of that clock: `+09:00`."""
    place_of_clock: Annotated[Ref, To("place")] | None = None
    """Whose clock it is."""
    calendar: str | None = None
    """Where it is not the Gregorian."""
    date_basis: Text | None = None
    """Why this date."""
    places: tuple[Annotated[Ref, To("place")], ...] = ()
    """Where it happened."""
    concerns: tuple[Annotated[Ref, To("place")], ...] = ()
    """Places it was about, where they are not the place where it happened."""
    participants: tuple[Participant, ...] = ()
    documents: tuple[Annotated[Ref, To("document", "work")], ...] = ()
    part_of: Annotated[Ref, To("event")] | None = None
    follows: tuple[Annotated[Ref, To("event")], ...] = ()
    """Events this one continues."""
    causes: tuple[Annotated[Ref, To("event")], ...] = ()
    """Events this one is said to have brought about."""
    notes: tuple[Annotated[Ref, To("note")], ...] = ()

    @property
    def days(self) -> EdtfDate:
        return self.date

    @property
    def clock(self) -> tuple[str | None, str | None]:
        return self.time, self.utc_offset

    @property
    def parent(self) -> Ref | None:
        return self.part_of

    def line(self, names: Names) -> str:
        return str(self.date)

    def texts(self) -> tuple[str | None, ...]:
        return (*super().texts(), self.date_basis)

    def beside(self, of: Ref) -> tuple[Phrase, ...]:
        """The part somebody had in it; else where it happened, but not on the page of the place."""
        parts = tuple((one.role,) for one in self.participants if one.who == of and one.role)
        return parts or (((self.places,),) if self.places and of not in self.places else ())

    def counterparts(self, one: Ref) -> tuple[Ref, ...]:
        who = [participant.who for participant in self.participants]
        return tuple(ref for ref in dict.fromkeys(who) if ref != one) if one in who else ()

    @property
    def sort_key(self) -> tuple[object, ...]:
        return (*super().sort_key, 0 if self.part_of is None else 1)

    @property
    def instant(self) -> float | None:
        """The minute of UTC in which it began, where day, hour and offset are said; else None."""
        return self.minute if self.time and self.utc_offset and self.date.begins_on_a_day else None

    def after(self, other: Event) -> bool:
        """Whether it certainly happened after the other: by their instants where both have one, else by their days."""
        if self.instant is not None and other.instant is not None and other.date.earliest == other.date.latest:
            return self.instant > other.instant
        return self.date.after(other.date)
