"""Names on a page: each form with its language, scripts and romanizations at the head, other spellings for a filter."""

from __future__ import annotations

from markupsafe import Markup

from edition.grammar import names
from edition.records.record import Record
from edition.records.values import Authority, Name
from edition.showing.markdown import escape


def form(name: Name) -> Markup:
    """A name's form marked with its language, for fonts and screen readers."""
    if name.lang == "en":
        return escape(name.form)
    return Markup(f'<span lang="{escape(name.lang)}">{escape(name.form)}</span>')


def scheme(name: Name) -> str:
    """How a form is written: `McCune–Reischauer`."""
    return names.scheme_of(name.lang, name.scheme)


def language(tag: str | None) -> str:
    """A language's name: `ru` -> `Russian`."""
    return names.scheme_of(tag) if tag else ""


def authority(one: Authority) -> str:
    """The name of an authority file: `lcnaf` -> `LCNAF`."""
    return {"wikidata": "Wikidata", "geonames": "GeoNames"}.get(one.scheme, one.scheme.upper())


def scripts(record: Record) -> list[Markup]:
    """Its names in their own scripts, for the head of a page."""
    return _beside_the_label(record, native=True)


def romanizations(record: Record) -> list[Markup]:
    """Its names in romanizations, for the head of a page."""
    return _beside_the_label(record, native=False)


def _beside_the_label(record: Record, *, native: bool) -> list[Markup]:
    distinct = {name.form: name for name in reversed(record.known_names[1:])}
    wanted = (name for name in reversed(distinct.values()) if name.lang != "en" and name.form != record.label)
    return [form(name) for name in wanted if names.is_native_script(name.lang) is native]


def spellings(record: Record) -> Markup:
    """Every other spelling of a name, hidden, so that the filter of an index finds it."""
    known = names.fold(" ".join(dict.fromkeys((record.head, record.label))))
    others = [one for one in record.name_forms if names.fold(one) not in known]
    return Markup(f" <span hidden>{escape('; '.join(others))}</span>") if others else Markup("")
