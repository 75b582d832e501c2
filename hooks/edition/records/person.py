"""A person."""

from __future__ import annotations

from edition.grammar import dates
from edition.grammar.dates import EdtfDate
from edition.grammar.names import fold
from edition.records.record import Named, Names, kind
from edition.records.values import Moment, Role


@kind("person", "people", order=10, acts=True, personal=True, legend=True, colour="rubric")
class Person(Named):
    """Somebody who acts, speaks or is spoken of."""

    sort: str | None = None
    """The form lists are sorted by: `Walker, Walton H.`"""
    affiliation: str | None = None
    """The side or state, for lists."""
    born: Moment | None = None
    died: Moment | None = None
    roles: tuple[Role, ...] = ()
    """Offices that matter here."""

    @property
    def head(self) -> str:
        return self.sort or self.label

    @property
    def sort_key(self) -> tuple[object, ...]:
        return (fold(self.head),)

    @property
    def life(self) -> str:
        """Years: `1893–1976`, `106–43 BC`."""
        return dates.life(*(moment.date if moment else None for moment in (self.born, self.died)))

    @property
    def ended(self) -> EdtfDate | None:
        return self.died.date if self.died else None

    @property
    def offices(self) -> tuple[Role, ...]:
        return self.roles

    def line(self, names: Names) -> str:
        return " · ".join(filter(None, [self.life, self.roles[0].title if self.roles else self.affiliation]))
