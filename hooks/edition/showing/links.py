"""Links as Markdown: to a record, to a paragraph of the text, to the web. The annotation gives them their address.

to(edition, Ref("person", "mao-zedong"))  ->  [Mao Zedong](person:mao-zedong)
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from edition.grammar.refs import Ref
from edition.records.record import Line
from edition.showing.markdown import escape
from edition.whole.edition import Edition


def to(edition: Edition, ref: Ref | str, words: str | None = None) -> Markup:
    """A reference as a link with the record's name, or with other words; a plain name as it is."""
    return Markup(f"[{escape(words or edition.called(ref))}]({ref})") if isinstance(ref, Ref) else escape(ref)


def all_to(edition: Edition, found: Iterable[Ref | str]) -> Markup:
    """Several, with commas."""
    return Markup(", ").join(to(edition, ref) for ref in found)


def dated(edition: Edition, ref: Ref | str) -> Markup:
    """The date of what a reference names, small, where it has one."""
    record = edition.get(ref) if isinstance(ref, Ref) else None
    return Markup(" <small>") + escape(record.days) + Markup("</small>") if record and record.days else Markup("")


def in_line(edition: Edition, line: Line) -> Markup:
    """Words with links among them: `[Frank Dyson](person:frank-dyson) to …, 6 November 1919`."""
    return Markup("").join(_page(edition, piece) if isinstance(piece, Ref) else escape(piece) for piece in line)


def _page(edition: Edition, ref: Ref) -> Markup:
    """A record's name with the path of its page: it is no mention, and not underlined as one."""
    record = edition.get(ref)
    return Markup(f"[{escape(record.label)}](/{record.docs_page})") if record else escape(ref.id)


def paragraph(edition: Edition, number: int) -> Markup:
    """The number of a paragraph of the annotated text, as a link to it, or else to the first that answers it."""
    answers = edition.telling(number)
    return Markup(f"[{number}](/{answers[0].page}#{answers[0].id})") if answers else escape(number)


def web(address: str) -> Markup:
    """An address of the web as a link that shows it."""
    return Markup(f"[{escape(address)}]({escape(address)})")
