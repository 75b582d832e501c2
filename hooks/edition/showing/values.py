"""Any field's value as Markdown: prose, references, lists, dates and the parts of a record. Templates call it as
`show(value)`.
"""

from __future__ import annotations

from markupsafe import Markup

from edition.grammar import dates, refs
from edition.grammar.refs import Ref
from edition.records.values import Coordinates, Moment, Participant, Prose, Role, Value
from edition.showing import links
from edition.showing.markdown import escape
from edition.whole.edition import Edition


def shown(edition: Edition, value: object) -> Markup:
    """A value as Markdown: `Ref` -> `[Frank Dyson](person:frank-dyson)`, a list with commas, nothing for None."""
    if value is None:
        return Markup("")
    if isinstance(value, Prose):
        return Markup(refs.replace_source_marks(value))
    if isinstance(value, Ref):
        return links.to(edition, value)
    if isinstance(value, (list, tuple)):
        return Markup(", ").join(shown(edition, item) for item in value)
    return _part(edition, value) if isinstance(value, Value) else escape(value)


def _part(edition: Edition, value: Value) -> Markup:
    """A part of a record in a line."""
    if isinstance(value, Participant):
        role = Markup(" (") + escape(value.role) + Markup(")") if value.role else Markup("")
        return links.to(edition, value.who) + role
    if isinstance(value, Moment):
        return escape(value.date) + (Markup(", ") + escape(value.place) if value.place else Markup(""))
    if isinstance(value, Role):
        return _role(edition, value)
    if isinstance(value, Coordinates):
        return escape(degrees(value))
    if type(value).__str__ is not Value.__str__:
        return escape(value)
    fields = (item for _, item in value if item not in (None, ()))
    return Markup(" · ").join(shown(edition, item) for item in fields)


def _role(edition: Edition, role: Role) -> Markup:
    """`Commanding general, Eighth Army, from 13 July 1950`"""
    parts = [escape(role.title)]
    if role.organization:
        parts.append(links.to(edition, role.organization))
    if term := dates.term(role.start, role.end):
        parts.append(escape(term))
    return Markup(", ").join(parts)


def degrees(point: Coordinates) -> str:
    """`39.0194° N, 125.7547° E`"""
    north, east = ("N" if point.latitude >= 0 else "S"), ("E" if point.longitude >= 0 else "W")
    return f"{abs(point.latitude):.10g}° {north}, {abs(point.longitude):.10g}° {east}"
