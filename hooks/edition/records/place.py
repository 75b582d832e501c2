"""A place."""

from __future__ import annotations

from typing import Annotated

from edition.grammar.refs import Ref
from edition.records.record import Named, kind
from edition.records.values import Coordinates, To


@kind("place", "places")
class Place(Named):
    """A town, river, line, country or region."""

    kind: str
    """city, port, river, strait, region, country…"""
    coordinates: Coordinates | None = None
    part_of: Annotated[Ref, To("place")] | None = None
    country_then: str | None = None
    country_now: str | None = None
