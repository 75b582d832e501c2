"""Events outside their parents, or before what they follow."""

from __future__ import annotations

from collections.abc import Iterator

from edition.findings import Finding
from edition.records.event import Event
from edition.whole.edition import Edition, finding


def event_in_parent(edition: Edition) -> Iterator[Finding]:
    for event in edition.all(Event):
        parent = edition.find(event.part_of, Event)
        if parent is not None and not event.date.lies_within(parent.date):
            message = f"({event.date.text}) is not within {parent.ref} ({parent.date.text})."
            yield finding(edition, event.ref, ("date",), "G003", message, "Mend one of the two dates, or `part_of`.")


def order_in_time(edition: Edition) -> Iterator[Finding]:
    for event in edition.all(Event):
        for field, verb, others in (("follows", "before", event.follows), ("causes", "after", event.causes)):
            for index, ref in enumerate(others):
                other = edition.find(ref, Event)
                if other is not None and (other.after(event) if field == "follows" else event.after(other)):
                    yield finding(
                        edition,
                        event.ref,
                        (field, index),
                        "G010",
                        f"({event.date.text}) {field} {ref} ({other.date.text}), but happened {verb} it.",
                        "Mend one of the dates, or the field.",
                    )
