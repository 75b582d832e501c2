"""The template environment. Whatever a template prints is escaped for Markdown unless it is Markup."""

from __future__ import annotations

import html
from jinja2 import Environment, FileSystemLoader, StrictUndefined
import json
from markupsafe import Markup
from pathlib import Path as FilePath
import re

from edition.figures import timeline
from edition.pages.data_model import said
from edition.records.note import STATUS
from edition.records.record import KINDS, Record
from edition.showing import bibliography
from edition.showing.collations import COLLATION, collated, collation_counts
from edition.showing.markdown import escape, escape_inline, link_to
from edition.showing.relations import Register
from edition.whole.edition import Edition


def environment(folder: FilePath, edition: Edition) -> Environment:
    """The template environment over a folder of record templates."""
    env = Environment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markup) else "" if value is None else escape(value),
    )
    shown = Register(edition)
    env.globals["figure"] = lambda record, events, least=2: timeline.timeline([timeline.Happening(**one) for one in shown.happenings(record, events)], shown.period, least)
    env.globals.update(edition=edition, show=shown, status=STATUS, kinds=KINDS, collations=COLLATION, collated=collated, collation_counts=collation_counts(edition), entry=lambda work: _entry(edition, work), link_to=link_to)
    env.filters.update(md=Markup, said=said, capital=lambda text: text[:1].upper() + text[1:], marks=lambda entries: list(dict.fromkeys(re.findall(r'data-by="([^"]+)"', entries))), json=lambda value: Markup(json.dumps(str(value), ensure_ascii=False)))
    return env


def _entry(edition: Edition, work: Record) -> Markup:
    """A work's entry in the bibliography as Markdown: the processor's tags as they are, what stands between them escaped."""
    pieces = re.split("(<[^<>]*>)", bibliography.entries(edition.by_kind["work"])[work.id])
    return Markup("").join(Markup(piece) if at % 2 else (escape_inline if at else escape)(html.unescape(piece)) for at, piece in enumerate(pieces))


def tidy(markdown: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", markdown).rstrip() + "\n"
