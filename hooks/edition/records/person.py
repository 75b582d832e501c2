"""A person."""

from __future__ import annotations

from edition.grammar.names import fold
from edition.records.record import Named, kind
from edition.records.values import Moment, Role


@kind("person", "people")
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
    def sort_key(self) -> tuple:
        return (fold(self.sort or self.label),)
