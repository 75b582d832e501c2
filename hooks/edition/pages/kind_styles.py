"""How links to each kind look, as rules of a style sheet: `assets/edition.css` has a line where they stand.

Which colour and which line a kind has, its class says: `@kind("place", "places", colour="moss", line="dotted")`. A kind
may have a sheet of its own besides, beside its templates (`overrides/records/place.css`): the build adds those to the
sheet of the pages of records.
"""

from __future__ import annotations

from collections.abc import Iterable

from edition.records.record import KINDS, Kind

PLACE = "/* The kinds. */\n"
"""The line of the style sheet that stands for the rules."""

_DASHES = "text-decoration: none; background: {} 0 1.2em / {} 1px repeat-x; box-decoration-break: clone;"

LINES = {
    "solid": "",
    "dotted": "text-decoration-style: dotted; text-decoration-thickness: 1.5px;",
    "dashed": "text-decoration-style: dashed;",
    "long dashes": _DASHES.format("linear-gradient(90deg, var(--line) 84%, #0000 84%)", "1.15em"),
    "dashes and dots": _DASHES.format(
        "linear-gradient(90deg, var(--line) 50%, #0000 50% 68%, var(--line) 68% 84%, #0000 0)", "0.62em"
    ),
    "faint dots": "text-decoration: underline dotted 1px var(--rule);",
}
"""The line under a link, by the name that a kind's class gives it: what CSS says of it."""


def rules() -> str:
    """The rules for every kind that has a colour or a line of its own."""
    return "".join(_coloured()) + "".join(rule for kind in KINDS.values() for rule in _lined(kind))


def filled(sheet: str) -> str:
    """The sheet with the rules in their place."""
    return sheet.replace(PLACE, rules())


def _coloured() -> Iterable[str]:
    for kind in KINDS.values():
        if kind.colour:
            yield f".ref.{kind.name}, .kind--{kind.name} {{ --kind: var(--{kind.colour}); }}\n"


def _lined(kind: Kind) -> Iterable[str]:
    if style := LINES[kind.line]:
        yield f".md-typeset .ref.{kind.name} {{ {style} }}\n"
    if "background" in style:  # browsers draw none in a ::first-line, which the first paragraph of a section has
        plain = "text-decoration: underline 1px var(--line); background: none;"
        yield f".chapter h2 + .para .ref.{kind.name} {{ {plain} }}\n"
