"""What is done to a page that Markdown has made: signs it was to leave alone become themselves, places that went leave
their ids, references that lead nowhere are found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from edition.grammar import refs
from edition.grammar.html_text import HtmlReader
from edition.rendering import moved
from edition.showing.markdown import unescape

_MAY_BE_LEFT = re.compile(r"\s(?:href|src)\s*=\s*[\"']?\s*[a-z][\w.+-]*(?::(?!//)|&)", re.I)
"""Whether a page has to be looked at closely: few have."""


def finished(content: str, page: str, marks: Mapping[str, list[moved.Mark]]) -> Markup:
    """A page's HTML as it is published: `page` is its file under docs/, `marks` the ids that went, by address."""
    return Markup(moved.leave_ids(marks, page, unescape(content)))


def title(text: str) -> Markup:
    """A heading that Markdown has made, for a list of contents."""
    return Markup(unescape(text))


def unresolved(page: str) -> list[str]:
    """References that stand in the HTML of a page as they were written, and lead nowhere: `<a href="person:x">` ->
    `person:x`.
    """
    if not _MAY_BE_LEFT.search(page):
        return []
    reader = _Addresses()
    reader.feed(page)
    reader.close()
    return list(dict.fromkeys(reader.references))


class _Addresses(HtmlReader):
    """The addresses of a page that look like references."""

    def __init__(self) -> None:
        super().__init__()
        self.references: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = ((value or "").strip() for name, value in attrs if name in ("href", "src"))
        self.references += [address for address in found if refs.loose(address)]
