"""Stored annotations found again in a text that is not the one they were made from."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from edition.source.anchors import even
from edition.source.stored import StoredAnnotation
from edition.source.text import MARKER, Anchor, SourceText, plain


@dataclass(frozen=True)
class Lost:
    """An annotation whose place was not found in a text."""

    annotation: StoredAnnotation
    reason: str


_SHIFT = 3
"""What it costs to assume that text was put in or left out before an annotation …"""


_SKIP = 2
"""… and what it costs to give one up: a lone name that would need two shifts is given up."""


_HOPELESS = 40
"""By how much a way may be dearer than the cheapest and still be followed."""


_NEAREST = 80
"""Occurrences of an annotation's words that are weighed, the nearest to where it stood."""


def anchor_again(items: list[StoredAnnotation], sha256: str, text: SourceText) -> tuple[list[Anchor], list[Lost]]:
    """The annotations' places in a text: by position where it is the same text, else by their words and their order.

    In another text each annotation has several places where its words stand. A text that was changed here and there
    keeps the distances between them: of all ways to choose, in the order of the text, the one with the fewest shifts is
    taken. What is left over is looked for between its neighbours, with the words around it.
    """
    if text.sha256 == sha256:
        return [_anchor(one, one.start, one.end, text) for one in items], []
    whole = plain(" ".join(text.paragraphs))  # wherever the lines end
    choices = _align([_occurrences(one, whole) for one in items], [one.start for one in items])
    taken = set(choices)
    found: list[Anchor] = []
    lost: list[Lost] = []
    for index, (one, place) in enumerate(zip(items, choices, strict=True)):
        if place is None:
            place = _between(one, choices, index, whole, taken)
        if place is None:
            reason = (
                "its words are not in this text"
                if not _occurrences(one, whole)
                else "its words stand elsewhere, but not in its place"
            )
            lost.append(Lost(one, reason))
        else:
            found.append(_anchor(one, *place, text))
    return found, lost


def _anchor(one: StoredAnnotation, start: int, end: int, text: SourceText) -> Anchor:
    paragraph = bisect_right(text.starts, start)
    base = text.starts[paragraph - 1]
    return Anchor(paragraph, start - base, end - base, one.role, one.target, "standoff")


def _occurrences(one: StoredAnnotation, whole: str) -> list[tuple[int, int]]:
    """Where an annotation's words stand as whole words, the nearest to its old place first."""
    first, last = even(one.quotes[0].exact), even(one.quotes[-1].exact)
    edge = r"(?<!\w)" if one.role != MARKER else r"(?<!\d)"
    spans = []
    for match in re.finditer(rf"{edge}{re.escape(first)}(?![\w])", whole):
        end = match.end()
        if len(one.quotes) > 1:
            at = whole.find(last, match.end(), match.start() + 2 * (one.end - one.start) + 40)
            if at < 0:
                continue
            end = at + len(last)
        spans.append((match.start(), end))
    return sorted(spans, key=lambda span: abs(span[0] - one.start))[:_NEAREST]


@dataclass(frozen=True)
class _Way:
    """The choices up to an annotation, the last first."""

    index: int
    span: tuple[int, int]
    before: _Way | None


def _align(places: list[list[tuple[int, int]]], starts: list[int]) -> list[tuple[int, int] | None]:
    """For each annotation one of its places or None: the cheapest sequence of shifts and skips."""
    # a state is (shift, place of the last annotation kept); the cheapest way to each shift is kept, with the one before
    # it
    states: dict[int | None, tuple[float, int, _Way | None]] = {None: (0.0, -1, None)}
    for index, spans in enumerate(places):
        following = {shift: (cost + _SKIP, at, way) for shift, (cost, at, way) in states.items()}
        for span in spans:
            shift = span[0] - starts[index]
            best = None
            for earlier, (cost, at, way) in states.items():
                if span[0] < at or (span[0] == at and way and starts[index] > starts[way.index]):
                    continue  # what stood apart stands apart
                # of two shifts the smaller is a little cheaper
                total = cost + (0 if earlier == shift else _SHIFT + (0.01 * abs(shift - (earlier or 0)) ** 0.5))
                if best is None or total < best[0]:
                    best = (total, span[0], _Way(index, span, way))
            if best and (shift not in following or best[0] <= following[shift][0]):
                following[shift] = best
        cheapest = min(cost for cost, _, _ in following.values())
        states = {shift: state for shift, state in following.items() if state[0] <= cheapest + _HOPELESS}
    chosen: list[tuple[int, int] | None] = [None] * len(places)
    way = min(states.values(), key=lambda state: state[0])[2]
    while way:
        chosen[way.index] = way.span
        way = way.before
    return chosen


def _between(
    one: StoredAnnotation,
    choices: list[tuple[int, int] | None],
    index: int,
    whole: str,
    taken: set[tuple[int, int] | None],
) -> tuple[int, int] | None:
    """The one place between its neighbours where its words stand, the words around it the same where they were kept."""
    before = next((place[0] for place in reversed(choices[:index]) if place), 0)
    after = next((place[1] for place in choices[index + 1 :] if place), len(whole))
    fitting = []
    for start, end in _occurrences(one, whole):
        quote = one.quotes[0]
        around = whole[:start].endswith(even(quote.prefix)) and whole[end:].startswith(even(quote.suffix))
        if (
            before <= start
            and end <= after
            and (start, end) not in taken
            and (around if quote.prefix or quote.suffix else len(one.quotes) > 1 or len(quote.exact) > 12)
        ):
            fitting.append((start, end))
    return fitting[0] if len(fitting) == 1 else None
