"""Events as they belong together."""

from __future__ import annotations

from edition.records.event import Event
from edition.records.record import Record
from edition.whole.edition import Edition


def nearby(edition: Edition, event: Event) -> list[Record]:
    """An event with those it belongs with: before and after it in time, what it follows and brings about, its parts."""
    tied = [edition.get(ref) for ref in (*event.follows, *event.causes)]
    for field in ("follows", "causes", "part_of"):
        tied += edition.in_records(event.ref, event.KIND.name, field)
    return list({record.ref: record for record in [event, *edition.neighbours(event), *tied] if record}.values())
