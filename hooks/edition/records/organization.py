"""An organization."""

from __future__ import annotations

from typing import Annotated

from edition.grammar.refs import Ref
from edition.records.record import Named, Names, kind
from edition.records.values import To


@kind(
    "organization", "organizations", order=30, acts=True, legend=True, colour="plum", line="dashed", partners="Bodies"
)
class Organization(Named):
    """A body that acts: a state, an office, an army or a part of one, a party."""

    kind: str
    """state, government body, army, corps, division, party…"""
    abbreviations: tuple[str, ...] = ()
    affiliation: str | None = None
    part_of: Annotated[Ref, To("organization")] | None = None

    @property
    def name_forms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*super().name_forms, *self.abbreviations]))

    @property
    def parent(self) -> Ref | None:
        return self.part_of

    def line(self, names: Names) -> str:
        return " · ".join(filter(None, [self.kind, self.affiliation]))
