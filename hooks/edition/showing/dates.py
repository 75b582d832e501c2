"""Dates on a page: in the margin of a list, terms of office, the months of a span."""

from __future__ import annotations

import html

from markupsafe import Markup

from edition.grammar import dates
from edition.grammar.dates import EdtfDate
from edition.showing.markdown import escape, held


def margin(date: EdtfDate | None, year: int | None = None) -> Markup:
    """A date for the margin, the year left off under a heading that gives it: `<time class="when" …>15
    October</time>`.
    """
    if date is None:
        return Markup('<span class="when">no date</span>')
    said = dates.display_under(date.text, year)
    tag, attribute = ("time", f' datetime="{date.html}"') if date.html else ("span", "")
    return Markup(f'<{tag} class="when"{attribute}>{html.escape(held(said))}</{tag}>')


def term(start: EdtfDate | None, end: EdtfDate | None) -> Markup:
    """The dates of an office for the margin: `8 July 1950 – April 1951`, `from 1949`, `until 1951`."""
    return Markup('<span class="when">') + escape(held(dates.term(start, end) or "no date")) + Markup("</span>")


def months(span: EdtfDate) -> str:
    """The months a span of days touches: `September – November 1950`."""
    assert span.earliest and span.latest
    return dates.span_words(span.earliest[:2], span.latest[:2])
