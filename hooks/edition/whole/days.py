"""The days that paragraphs of a text tell of, by the events they are the first to link to."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from edition.grammar import refs
from edition.grammar.days import from_number, iso, number
from edition.grammar.refs import Ref
from edition.records.record import KINDS, Record
from edition.whole.edition import Edition
from edition.whole.texts import WholeText

LONGEST, FAR = 62, 31
"""Days: an event that lasted longer dates no paragraph, and one that lies farther from those told before and after it
is an aside.
"""


Days = tuple[int, int]
"""The numbers of the first and the last, included."""


def days_of(edition: Edition, place: str) -> tuple[str, str] | None:
    """The first and the last day that a paragraph of a text tells of, in ISO 8601: `("1919-05-29", "1919-05-29")`.

    `place` is its page and id, `chapter.md#first`. They are those of the events that it is the first of its text to
    link to; in a text that links to none, those of the paragraphs that answer it. None where it tells of no new one.
    """
    days = _days_told(edition).get(place)
    return (
        (iso(from_number(min(first for first, _ in days))), iso(from_number(max(last for _, last in days))))
        if days
        else None
    )


@lru_cache(maxsize=1)
def _days_told(edition: Edition) -> dict[str, list[Days]]:
    """The days of events by the paragraph that tells of them first."""
    own = {text: _days_in(edition, text) for text in edition.texts}
    told: dict[str, list[Days]] = {}
    for text, days in own.items():
        told |= days
        answered = edition.answered_by(text)
        if answered and not own[answered]:
            told |= _days_of_answered(answered, text, days)
    return told


def _days_of_answered(answered: WholeText, text: WholeText, days: dict[str, list[Days]]) -> dict[str, list[Days]]:
    """The days of a text by those of the paragraphs of another that answer it."""
    found: dict[str, list[Days]] = defaultdict(list)
    for asked, paragraph in answered.by_number.items():
        for answer in text.answering.get(asked, ()):
            found[paragraph.place] += days.get(answer.place, ())
    return {place: some for place, some in found.items() if some}


def _days_in(edition: Edition, text: WholeText) -> dict[str, list[Days]]:
    """The days of events by the paragraph of a text that tells of them first, asides left out."""
    told: dict[Ref, str] = {}
    for paragraph in text.paragraphs:
        for found in refs.find(paragraph.text):
            kind = KINDS.get(found.ref.kind)
            if kind and kind.happens and paragraph.id in text.numbers:
                told.setdefault(found.ref, paragraph.place)
    dated = [(place, days) for ref, place in told.items() if (days := _known_days(edition.get(ref)))]
    kept: dict[str, list[Days]] = defaultdict(list)
    for before, (place, days), after in zip(
        [None, *dated], dated, [*dated[1:], None], strict=False
    ):  # the first ends with none left
        aside = (
            before
            and after
            and _apart(before[1], days) > FAR < _apart(days, after[1])
            and _apart(before[1], after[1]) <= FAR
        )
        if not aside:
            kept[place].append(days)
    return kept


def _known_days(event: Record | None) -> Days | None:
    date = event.days if event else None
    if not date or not date.earliest or not date.latest:
        return None
    first, last = number(date.earliest), number(date.latest)
    return (first, last) if last - first < LONGEST else None


def _apart(one: Days, other: Days) -> int:
    """Days between two stretches of time; less than one where they touch."""
    return max(one[0], other[0]) - min(one[1], other[1])
