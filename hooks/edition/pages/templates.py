"""The template environment. Whatever a template prints is escaped for Markdown unless it is Markup.

A template calls what is in `showing` by the name of the module: `dates.margin(…)` is `margin` in showing/dates.py, and
`relations.dealings(…)` is `dealings` in whole/relations.py; the edition is passed in where a function asks for it
first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from functools import partial
from inspect import signature
from pathlib import Path as FilePath
from types import ModuleType, SimpleNamespace

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from edition.figures import timeline
from edition.grammar import addresses
from edition.records.record import KINDS, Kind, Record
from edition.showing import (
    cards,
    dates,
    links,
    lists,
    mentions,
    names,
    notes,
    quotations,
    sources,
    texts,
    values,
    words,
    works,
)
from edition.showing.data_model import said
from edition.showing.markdown import escape
from edition.whole import events, relations
from edition.whole.edition import Edition

SUBJECTS = (
    cards,
    dates,
    events,
    links,
    lists,
    mentions,
    names,
    notes,
    quotations,
    relations,
    sources,
    texts,
    values,
    words,
    works,
)
"""The modules whose functions templates call."""


def environment(folder: FilePath, edition: Edition) -> Environment:
    """The template environment over a folder of record templates."""
    env = Environment(
        loader=FileSystemLoader(folder),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markup) else "" if value is None else escape(value),
    )
    env.globals.update({_name(module): namespace(module, edition) for module in SUBJECTS})
    env.globals.update(
        edition=edition, kinds=KINDS, show=partial(values.shown, edition), figure=partial(_figure, edition)
    )
    env.filters.update(md=Markup, said=said, capital=_capital, marks=_marks, json=_json)
    return env


def _name(module: ModuleType) -> str:
    return module.__name__.rpartition(".")[2]


def namespace(module: ModuleType, edition: Edition) -> SimpleNamespace:
    """The functions of a module by name; one whose first argument is the edition has it already."""
    own = {name: one for name, one in vars(module).items() if getattr(one, "__module__", "") == module.__name__}
    functions = {
        name: one for name, one in own.items() if callable(one) and not isinstance(one, type) and name[0] != "_"
    }
    asks = {name for name, one in functions.items() if next(iter(signature(one).parameters), "") == "edition"}
    return SimpleNamespace(**{name: partial(one, edition) if name in asks else one for name, one in functions.items()})


def _figure(edition: Edition, page: Record | Kind, records: Sequence[Record], least: int = 2) -> Markup:
    """Records on the line of days, for a record's page or a kind's index; nothing if fewer than `least` have days."""
    here = page.docs_page if isinstance(page, Record) else page.index_page
    happenings = [
        timeline.Happening(
            one.days, one.label, "" if one is page else addresses.relative(one.docs_page, here), one is page
        )
        for one in records
        if one.days
    ]
    return timeline.timeline(happenings, relations.period(edition), least)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _marks(entries: str) -> list[str]:
    """By what a list can be ordered: whatever its entries mark with `data-by`."""
    return list(dict.fromkeys(re.findall(r'data-by="([^"]+)"', entries)))


def _json(value: object) -> Markup:
    return Markup(json.dumps(str(value), ensure_ascii=False))


def tidy(markdown: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", markdown).rstrip() + "\n"
