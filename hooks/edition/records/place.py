"""A place."""

from __future__ import annotations

from typing import Annotated

from edition.grammar.refs import Ref
from edition.records.record import Named, Names, kind
from edition.records.values import Coordinates, To


@kind("place", "places", order=20, legend=True, colour="moss", line="dotted")
class Place(Named):
    """A town, river, line, country or region."""

    kind: str
    """city, port, river, strait, region, country…"""
    coordinates: Coordinates | None = None
    part_of: Annotated[Ref, To("place")] | None = None
    country_then: str | None = None
    country_now: str | None = None

    @property
    def parent(self) -> Ref | None:
        return self.part_of

    def line(self, names: Names) -> str:
        return self.kind
