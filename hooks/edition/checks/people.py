"""People who act before their birth or after their death, lives and offices that end before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from edition.findings import Finding
from edition.grammar.dates import EdtfDate
from edition.grammar.refs import Ref
from edition.records.document import Document
from edition.records.event import Event
from edition.records.person import Person
from edition.records.quotation import Quotation
from edition.records.record import FieldPath
from edition.whole.edition import Edition, finding


def lives(edition: Edition) -> Iterator[Finding]:
    """People who act before their birth or after their death; where that is meant, the record says why, and nowhere
    else.
    """
    exempt = _exempt_from_lives(edition)
    used: set[tuple[Ref, FieldPath]] = set()
    hint = "Mend one of the dates, or the person; or say in `outside_life` why it is so."
    for ref, path, who, date, verb in _acts(edition):
        person = edition.find(who, Person)
        if date is None or person is None:
            continue
        problems = []
        if person.died and date.after(person.died.date):
            problems.append(f"has {who} {verb} ({date.text}) after their death ({person.died.date.text}).")
        if person.born and person.born.date.after(date):
            problems.append(f"has {who} {verb} ({date.text}) before their birth ({person.born.date.text}).")
        reason = next(
            (place for place in ((*path[:-1], "outside_life"), ("outside_life",)) if (ref, place) in exempt), None
        )
        if problems and reason:
            used.add((ref, reason))
            continue
        for problem in problems:
            yield finding(edition, ref, path, "G004", problem, hint)
    for ref, path in exempt:
        if (ref, path) not in used and not (edition.broken or edition.broken_kinds):
            yield finding(
                edition,
                ref,
                path,
                "G012",
                "gives a reason for an act outside a life, and nobody acts outside theirs.",
                "Remove `outside_life`.",
            )


def _acts(edition: Edition) -> Iterator[tuple[Ref, FieldPath, Ref, EdtfDate | None, str]]:
    """What somebody is said to do: record, field, who, when, and the verb for it."""
    for quotation in edition.all(Quotation):
        if quotation.speaker:
            yield quotation.ref, ("speaker",), quotation.speaker, quotation.date, "speak"
    for document in edition.all(Document):
        for index, sender in enumerate(document.sender):
            if isinstance(sender, Ref):
                yield document.ref, ("from", index), sender, document.date, "write"
    for event in edition.all(Event):
        for index, participant in enumerate(event.participants):
            yield event.ref, ("participants", index, "who"), participant.who, event.date, "take part"


def _exempt_from_lives(edition: Edition) -> list[tuple[Ref, FieldPath]]:
    """Where records say why somebody acts outside their life."""
    said: list[Quotation | Document] = [*edition.all(Quotation), *edition.all(Document)]
    found: list[tuple[Ref, FieldPath]] = [(record.ref, ("outside_life",)) for record in said if record.outside_life]
    return found + [
        (event.ref, ("participants", index, "outside_life"))
        for event in edition.all(Event)
        for index, participant in enumerate(event.participants)
        if participant.outside_life
    ]


def terms(edition: Edition) -> Iterator[Finding]:
    """Lives and offices that end before they begin."""
    for person in edition.all(Person):
        if person.born and person.died and person.born.date.after(person.died.date):
            message = f"dies ({person.died.date.text}) before being born ({person.born.date.text})."
            yield finding(edition, person.ref, ("died", "date"), "G011", message, "Mend one of the two dates.")
        for index, role in enumerate(person.roles):
            if role.start and role.end and role.start.after(role.end):
                message = f"leaves the office {role.title!r} ({role.end.text}) before entering it ({role.start.text})."
                yield finding(edition, person.ref, ("roles", index, "to"), "G011", message, "Mend `from` or `to`.")
