"""Lists of records: under letters, months or what a field says, and what stands beside a name in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from markupsafe import Markup

from edition.grammar import addresses, dates, names
from edition.grammar.refs import Ref
from edition.records.record import Phrase, Record
from edition.showing import links
from edition.showing.markdown import escape
from edition.whole.edition import Edition
from edition.whole.relations import period

R = TypeVar("R", bound=Record)


def from_index(record: Record) -> str:
    """The page of a record as the index of its kind leads to it: `27/`, `../texts/lecture/notes/light/`."""
    return addresses.relative(record.docs_page, record.KIND.index_page).removeprefix("./")


def by_letter(records: Sequence[R]) -> list[tuple[str, list[R]]]:
    """Records by the first letter of the form they are sorted by, accents and apostrophes disregarded."""
    groups: dict[str, list[R]] = defaultdict(list)
    for key, record in sorted(((names.fold(one.head), one) for one in records), key=lambda pair: pair[0]):
        letter = next((char.upper() for char in key if char.isalnum()), "")
        groups["0–9" if letter.isdigit() else letter or "–"].append(record)
    return list(groups.items())


def by_field(records: Sequence[R], field: str) -> list[tuple[str, list[R]]]:
    """Records by what a field says, in the order they come."""
    groups: dict[str, list[R]] = defaultdict(list)
    for record in records:
        groups[str(getattr(record, field) or "")].append(record)
    return list(groups.items())


def in_order_of(records: Sequence[R], field: str) -> list[tuple[str, list[R]]]:
    """Records by what a field says, in alphabetical order; those without it last."""
    return sorted(by_field(records, field), key=lambda pair: (not pair[0], names.fold(pair[0])))


def by_month(edition: Edition, records: Sequence[R]) -> list[tuple[str, int | None, list[R]]]:
    """Dated records under months of the period’s years, under years elsewhere: heading, its year, records in order."""
    span = period(edition)
    years = range(span.earliest[0], span.latest[0] + 1) if span and span.earliest and span.latest else range(0)
    groups: dict[tuple[str, int | None], list[R]] = defaultdict(list)
    for record in records:
        groups[_month(record, years)].append(record)
    ordered = sorted(groups.items(), key=lambda pair: min(_local_day(record) for record in pair[1]))
    return [(heading, year, group) for (heading, year), group in ordered]


def _month(record: Record, years: range) -> tuple[str, int | None]:
    """The heading a record stands under, and the year it gives."""
    date = record.days
    day = (date.earliest or date.latest) if date else None
    if date is None or day is None:
        return "Date not established", None
    if day[0] in years and date.has_month:
        return dates.month_words(*day[:2]), day[0]
    return dates.year_words(day[0]), day[0]


def _local_day(record: Record) -> tuple[float, int, int]:
    """The day a list puts a record under, by the clock of its place, which need not be the order of instants."""
    return record.days.sort_key[0] if record.days else (float("inf"), 13, 1)


def beside(edition: Edition, item: Record, of: Ref) -> Markup:
    """What a list on the page of `of` says of a record beside its name: `first speaker`; `telegram from Arthur
    Eddington`.
    """
    phrases = [_said(edition, phrase) for phrase in item.beside(of)]
    said = [phrase for phrase in phrases if phrase]
    return Markup(" <small>") + Markup("; ").join(said) + Markup("</small>") if said else Markup("")


def _said(edition: Edition, phrase: Phrase) -> Markup:
    return Markup(" ").join(escape(part) if isinstance(part, str) else links.all_to(edition, part) for part in phrase)
