"""A place."""

from __future__ import annotations

from edition.records.record import Named, kind
from edition.records.values import Coordinates, to


@kind("place", "places")
class Place(Named):
    """A town, river, line, country or region."""

    kind: str
    """city, port, river, strait, region, country…"""
    coordinates: Coordinates | None = None
    part_of: to("place") | None = None
    country_then: str | None = None
    country_now: str | None = None
