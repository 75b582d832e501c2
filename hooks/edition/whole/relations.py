"""How records stand to one another in the edition as a whole: dealings, holders of offices, what lies near, what stands
nowhere else.

Each function takes the edition and gives records; how they look is said in `showing` and the templates, which call
these as `relations.dealings(record)`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from edition.grammar import dates
from edition.grammar.dates import EdtfDate
from edition.grammar.days import Day, iso, number
from edition.grammar.refs import Ref
from edition.records.record import KINDS, Kind, Record, references
from edition.records.values import Role
from edition.whole.edition import Edition

GAP = 21
"""Days without an event after which a run of days ends."""


@lru_cache(maxsize=1)
def period(edition: Edition) -> EdtfDate | None:
    """The days the edition is about: the longest run of days on which events begin without a gap of three weeks.

    If no more than half of them lie in it, from the first such day to the last. None where nothing has a day.
    """
    happened = [record.days for kind in KINDS.values() if kind.happens for record in edition.by_kind[kind.name]]
    days = sorted(date.earliest for date in happened if date and date.earliest and date.begins_on_a_day)
    runs: list[list[Day]] = []
    for day in days:
        if runs and number(day) - number(runs[-1][-1]) <= GAP:
            runs[-1].append(day)
        else:
            runs.append([day])
    longest = max(runs, key=len, default=days)
    chosen = longest if 2 * len(longest) > len(days) else days
    return dates.parse("/".join(iso(day) for day in (chosen[0], chosen[-1]))) if chosen else None


def offices(edition: Edition, record: Record, *, then: bool) -> list[Role]:
    """Offices whose dates touch the period of the edition, while who held them acted; or the others, those without
    dates too.
    """
    span = period(edition)
    acting = not (record.ended and span and span.after(record.ended))
    return [role for role in record.offices if (acting and _touches(role, span)) is then]


def _touches(role: Role, span: EdtfDate | None) -> bool:
    ends = EdtfDate("", role.start.earliest if role.start else None, role.end.latest if role.end else None)
    return bool(role.start or role.end) and not (span is None or ends.after(span) or span.after(ends))


def holders(edition: Edition, body: Record) -> list[tuple[Record, Role]]:
    """Who held an office of a body, in the order of time; without dates last."""
    found = [
        (one, role) for one in edition.in_records(body.ref) for role in one.offices if role.organization == body.ref
    ]
    return sorted(found, key=lambda pair: (pair[1].start or pair[1].end or EdtfDate("", None, None)).sort_key)


def chain(edition: Edition, record: Record) -> list[Record]:
    """What a record is part of, and what that is part of, the widest first."""
    found: list[Record] = []
    above = edition.get(record.parent) if record.parent else None
    while above and above not in found:
        found.insert(0, above)
        above = edition.get(above.parent) if above.parent else None
    return found


@dataclass(frozen=True)
class Dealing:
    """What somebody had to do with somebody else."""

    other: Record
    records: tuple[Record, ...]
    """What brought them together: events in which both took part, words and papers of one to the other, by kind."""

    def __str__(self) -> str:
        """`3 events, 1 passage`"""
        counts = Counter(record.KIND.dealing for record in self.records)
        return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for word, count in counts.items())


def dealings(edition: Edition, record: Record) -> list[tuple[Kind, list[Dealing]]]:
    """With whom somebody had to do, by the kinds that act, most first: in events together, as speaker and addressee, by
    papers.
    """
    found: dict[Ref, list[Record]] = defaultdict(list)
    for item in edition.in_records(record.ref):
        for other in item.counterparts(record.ref):
            found[other].append(item)
    met = [Dealing(who, tuple(records)) for ref, records in found.items() if (who := edition.get(ref))]
    by_kind = ((kind, [one for one in met if one.other.KIND is kind]) for kind in KINDS.values() if kind.acts)
    return [(kind, sorted(some, key=_most_first)) for kind, some in by_kind if some]


def _most_first(dealing: Dealing) -> tuple[int, tuple[object, ...]]:
    return -len(dealing.records), dealing.other.sort_key


def unlisted(
    edition: Edition, record: Record, sections: list[tuple[str, list[Record]]], above: list[Record]
) -> list[tuple[Kind, list[Record]]]:
    """By kind, records that refer to this one and stand nowhere on its page: in none of the lists, in no field of its
    own.

    What is set into the text by a sign, the apparatus, has a section of its own.
    """
    listed = {item.ref for _, some in sections for item in some} | {item.ref for item in above}
    listed |= {item.ref for item in apparatus(edition, record)}
    listed |= {ref for path, ref in references(record) if path[0] not in ("names", "rests_on", "sources")}
    others = [item for item in edition.in_records(record.ref) if item.ref not in listed]
    return [(kind, list(some)) for kind, some in groupby(others, key=lambda item: item.KIND)]


def apparatus(edition: Edition, record: Record) -> list[Record]:
    """Entries that concern a record and stand at a sign in the text."""
    return [item for item in edition.in_records(record.ref, field="concerns") if item.KIND.sign]


def ordered(edition: Edition, found: list[Ref]) -> list[Ref]:
    """References in the order of their kinds, and of a kind in that of its records: people, then bodies; documents,
    then works.
    """
    kinds = list(KINDS)
    return sorted(
        found, key=lambda ref: (kinds.index(ref.kind), record.sort_key if (record := edition.get(ref)) else ())
    )
