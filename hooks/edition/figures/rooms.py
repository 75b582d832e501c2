"""The house as a drawing: rooms in rows, and a line from each room down to those it is built on.

In go rows of names, the highest first, and what each name rests on; out comes SVG. A page that shows it says the same
in a table, so the drawing is hidden from screen readers. Colours are those of the text around it, in light, dark and
print.

    rooms([["pages"], ["whole", "look"]], {"pages": {"whole"}}) -> <svg aria-hidden="true" …>…</svg>
"""

from __future__ import annotations

import html
from collections.abc import Collection, Mapping, Sequence

from markupsafe import Markup

_COLUMN, _ROW, _BOX, _BETWEEN = 106, 52, 28, 8
"""In units of the drawing, of which a wide screen shows one to a pixel: width of a column, height of a row, height of a
box, and the free way between two boxes beside each other."""


_MOST = 4
"""Boxes in a row: what a narrow screen can show in letters that can be read."""


def rooms(levels: Sequence[Sequence[str]], rests_on: Mapping[str, Collection[str]]) -> Markup:
    """The drawing. Of what a room rests on, only that is joined to it which it does not reach by way of
    another room.
    """
    rows = [level[at : at + _MOST] for level in levels for at in range(0, len(level), _MOST)]
    places = {name: (row, column) for row, names in enumerate(rows) for column, name in _columns(names)}
    lines = [_line(places[name], places[other]) for name, others in direct(rests_on).items() for other in others]
    boxes = [_box(name, *place) for name, place in places.items()]
    width, height = _COLUMN * _MOST, _ROW * len(rows) - (_ROW - _BOX) + 2
    return Markup(
        f'<svg aria-hidden="true" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-size="13" text-anchor="middle"><g fill="none" stroke="currentColor">'
        f'<g opacity=".55">{"".join(lines)}</g>{"".join(boxes)}</g></svg>'
    )


def direct(rests_on: Mapping[str, Collection[str]]) -> dict[str, list[str]]:
    """What each room rests on without a room between: `{a: {b, c}, b: {c}}` -> `{a: [b], b: [c]}`."""
    below = {name: _reached(name, rests_on) for name in {*rests_on}.union(*rests_on.values())}
    return {
        name: sorted(other for other in others if not any(other in below[way] for way in others if way != other))
        for name, others in rests_on.items()
    }


def _reached(name: str, rests_on: Mapping[str, Collection[str]]) -> set[str]:
    """All that lies below a room."""
    found: set[str] = set()
    ahead = [*rests_on.get(name, ())]
    while ahead:
        if (other := ahead.pop()) not in found:
            found.add(other)
            ahead += rests_on.get(other, ())
    return found


def _columns(names: Sequence[str]) -> list[tuple[int, str]]:
    """The names of a row with their columns, in the middle of the house."""
    first = (_MOST - len(names)) // 2
    return [(first + at, name) for at, name in enumerate(names)]


def _box(name: str, row: int, column: int) -> str:
    x, y = _COLUMN * column + _BETWEEN / 2, _ROW * row + 1
    return (
        f'<rect x="{x:g}" y="{y}" width="{_COLUMN - _BETWEEN}" height="{_BOX}" rx="3"/><text'
        f' x="{_COLUMN * column + _COLUMN / 2:g}" y="{y + 18}" fill="currentColor"'
        f' stroke="none">{html.escape(name)}</text>'
    )


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    """From the foot of one box to the head of another below it; past the rows between by the free way
    beside a column.
    """
    (row, column), (last, target) = start, end
    x, y = _COLUMN * column + _COLUMN // 2, _ROW * row + 1 + _BOX
    to, foot = _COLUMN * target + _COLUMN // 2, _ROW * last + 1
    bend = (_ROW - _BOX) // 2
    if last == row + 1:
        return f'<path d="M{x} {y}C{x} {y + bend} {to} {foot - bend} {to} {foot}"/>'
    way = _COLUMN * (target + 1 if target < column else target if target > column else column)
    down, up = y + 2 * bend, foot - 2 * bend
    return (
        f'<path d="M{x} {y}C{x} {y + bend} {way} {y + bend} {way} {down}V{up}C{way} {foot - bend} {to} {foot - bend}'
        f' {to} {foot}"/>'
    )
