"""Figures: what happened, drawn on a line of days, as SVG made at build time.

`timeline` takes happenings and the period of the edition, and gives a figure; it knows no record and writes nothing.
A page that shows one also lists the same happenings with the same links: the list is what a keyboard and a screen
reader use, so the drawing is hidden from them and out of the order of tabbing.

    timeline([Happening(parse("1919-05-29"), "The eclipse", "../eclipse/"), …], parse("1919-03-08/1919-11-06"))
      -> <figure class="timeline"><svg aria-hidden="true" …>…</svg><figcaption>…</figcaption></figure>

Places along the line are per cent of its width, so that it shrinks with the page and its letters and marks do not.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from markupsafe import Markup

from edition.grammar.dates import MONTHS, EdtfDate, month_words, span_words, year_words
from edition.grammar.days import Day, from_number, number

_LANE, _RADIUS, _BAR, _FOOT = 13, 4, 5, 20
"""In CSS pixels: height of a row of marks, radius of a dot, height of a bar, room for the months below the line."""


_DOT = 0.8
"""Per cent of the width below which a span is a dot: a shorter bar could not be seen."""


_APART = 2.7
"""How far the middles of two marks in one row stay apart, in per cent of the width: nine pixels on a narrow screen."""


_MONTHS, _YEARS = 5, 8
"""How many labels may stand below the line: names of months, years."""


_IN_YEARS = 1100
"""Days from which the caption tells years alone."""


@dataclass(frozen=True)
class Happening:
    """Something with a date, a name and an address."""

    date: EdtfDate
    label: str
    href: str = ""
    """Its page, relative to the page of the figure; without one the mark is no link."""
    here: bool = False
    """Whether the page is about it."""


def timeline(happenings: Sequence[Happening], period: EdtfDate | None, least: int = 2) -> Markup:
    """Happenings on the line of the period; on their own line where most lie outside it; nothing if fewer than
    `least`.
    """
    dated = [happening for happening in happenings if happening.date.earliest and happening.date.latest]
    drawn, span = dated, _around(dated)
    if period and period.earliest and period.latest:
        within = [happening for happening in dated if _overlaps(happening.date, period)]
        if 2 * len(within) >= len(dated):
            drawn, span = within, (number(period.earliest), number(period.latest))
    if len(drawn) < least or span is None:
        return Markup("")
    height, marks = _marks(drawn, *span)
    below = _axis(*span, height)
    svg = f'<svg aria-hidden="true" width="100%" height="{height + _FOOT}">{below}{marks}</svg>'
    return Markup(
        f'<figure class="timeline">{svg}<figcaption>{_caption(drawn, happenings, span)}</figcaption></figure>'
    )


def _overlaps(date: EdtfDate, period: EdtfDate) -> bool:
    assert date.earliest and date.latest and period.earliest and period.latest
    return date.earliest <= period.latest and date.latest >= period.earliest


def _around(happenings: Sequence[Happening]) -> tuple[int, int] | None:
    """First and last day of the happenings themselves, as ordinals; None where there is no length."""
    days = [number(day) for happening in happenings for day in (happening.date.earliest, happening.date.latest) if day]
    return (min(days), max(days)) if days and min(days) < max(days) else None


def _place(day: float, first: int, last: int) -> float:
    """A day's place along the line in per cent, its middle for a whole number; half a mark stays free at both ends."""
    return _APART / 2 + (day - first + 0.5) / (last - first + 1) * (100 - _APART)


def _cut(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _marks(happenings: Sequence[Happening], first: int, last: int) -> tuple[int, str]:
    """Height of the rows, and every happening as a dot or a bar; a row is taken where nothing stands near."""
    ends: list[float] = []
    rows = []
    for happening in sorted(happenings, key=lambda one: (one.date.sort_key, one.label)):
        assert happening.date.earliest and happening.date.latest
        left = _place(max(number(happening.date.earliest), first), first, last)
        right = _place(min(number(happening.date.latest), last), first, last)
        row = next((index for index, end in enumerate(ends) if left - end >= _APART), len(ends))
        ends[row : row + 1] = [right]
        rows.append((row, left, right, happening))
    height = len(ends) * _LANE + 2
    return height, "".join(
        _mark(height - 1 - _LANE * row - _LANE // 2, left, right, happening) for row, left, right, happening in rows
    )


def _mark(y: int, left: float, right: float, happening: Happening) -> str:
    vague = not happening.date.is_whole_days
    names = [name for name, true in (("vague", vague), ("here", happening.here)) if true]
    style = f' class="{" ".join(names)}"' if names else ""
    if right - left < _DOT:
        shape = f'<circle{style} cx="{_cut((left + right) / 2)}%" cy="{y}" r="{_RADIUS}"/>'
    else:
        shape = f'<rect{style} x="{_cut(left)}%" y="{y - _BAR // 2}" width="{_cut(right - left)}%" height="{_BAR}"/>'
    title = f"<title>{html.escape(f'{happening.date}: {happening.label}', quote=False)}</title>"
    # xlink:href, because the theme's quick loading writes to the `href` of every element, and an SVG link's cannot be
    # written
    return (
        f'<a xlink:href="{html.escape(happening.href)}" role="link" tabindex="-1">{title}{shape}</a>'
        if happening.href
        else f"<g>{title}{shape}</g>"
    )


def _axis(first: int, last: int, y: int) -> str:
    """The line, its days where there are few enough to tell apart, and the months or years below it."""
    days = last - first + 1
    edge, length = f"{_cut(_APART / 2)}%", _cut(100 - _APART)
    line = f'<line class="axis" x1="{edge}" x2="{_cut(100 - _APART / 2)}%" y1="{y}" y2="{y}"/>'
    if days <= 130:  # a pattern as wide as a day, for a path knows no per cent
        line += (
            f'<pattern id="day" width="{1 / days:.6f}" height="1"><path d="M.5 0v4"/></pattern><rect x="{edge}" y="{y}"'
            f' width="{length}%" height="4" fill="url(#day)"/>'
        )
    return line + "".join(
        f'<line class="month" x1="{_cut(x)}%" x2="{_cut(x)}%" y1="{y}" y2="{y + 7}"/><text x="{_cut(x)}%" dx="3"'
        f' y="{y + 15}">{label}</text>'
        for x, label in _labels(first, last)
    )


def _labels(first: int, last: int) -> list[tuple[float, str]]:
    """Where months or years begin, and their names: `October`, then `January 1951` where a year begins; `100 BC`, `AD
    1`, `100`.
    """
    begin, end = from_number(first), from_number(last)
    months = range(begin[0] * 12 + begin[1] - 1, end[0] * 12 + end[1])
    chosen: list[tuple[Day, str]] = []
    for step in (1, 3):
        if len(months) <= step * (_MONTHS + 1):
            starts = [(month // 12, month % 12 + 1, 1) for month in months if month % step == 0]
            chosen = [(day, "") for day in starts if number(day) >= first]
            if len(chosen) <= _MONTHS:
                short = len(chosen) > 3
                chosen = [(day, _month_label(day, short)) for day, _ in chosen]
                break
    else:
        chosen = [
            ((year, 1, 1), year_words(year)) for year in _round_years(begin[0], end[0]) if number((year, 1, 1)) >= first
        ]
    places = [(_place(number(day) - 0.5, first, last), name) for day, name in chosen]
    return [(place, name) for place, name in places if place <= 100 - 1.6 * len(name)]


def _month_label(day: Day, short: bool) -> str:
    """`October`, `Oct`; with its year in January."""
    year, month, _ = day
    if month == 1:
        return month_words(year, 1).replace(MONTHS[0], MONTHS[0][:3] if short else MONTHS[0])
    return MONTHS[month - 1][: 3 if short else None]


def _round_years(first: int, last: int) -> list[int]:
    """Years to name from one to another, no more than eight: every year, every fifth, tenth, twentieth, fiftieth,
    hundredth …, round as they are written, so 100 BC and AD 100; AD 1 where the count turns.
    """
    for step in _steps():
        if (last - first) // step <= _YEARS:
            before = [
                1 - said
                for said in range((1 - first) // step * step, 0, -step)
                if said > 0 and first <= 1 - said <= last
            ]
            after = [year for year in range(max(-(-first // step) * step, step), last + 1, step)]
            turn = [1] if step > 1 and before and last > 0 else []
            years = [*before, *(year for year in turn if year not in after), *after]
            if len(years) <= _YEARS:
                return years
    raise AssertionError("the steps have no end")


def _steps() -> Iterator[int]:
    """1, 5, 10, 20, 50, 100, 200, 500 …"""
    yield from (1, 5)
    for power in count(1):
        yield from (digit * 10**power for digit in (1, 2, 5))


def _caption(drawn: Sequence[Happening], all_of_them: Sequence[Happening], span: tuple[int, int]) -> str:
    """What the line shows, and how many happenings it leaves out: `15 September – 25 November 1950; 2 earlier, 1
    later`.
    """
    first, last = (from_number(day) for day in span)
    words = span_words(first[:1], last[:1]) if span[1] - span[0] > _IN_YEARS else span_words(first, last)
    out = [one.date for one in all_of_them if one not in drawn]
    earlier = sum(bool(date.latest and date.latest < first) for date in out)
    later = sum(bool(date.earliest and date.earliest > last) for date in out)
    counts = ((earlier, "earlier"), (later, "later"), (len(out) - earlier - later, "with an open date"))
    left = ", ".join(f"{count} {word}" for count, word in counts if count)
    return f"{words}{f'; {left}' if left else ''}"
