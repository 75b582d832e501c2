"""Old ids on pages that are there: a place that goes leaves its id on what stands for it now.

    <p id="new">…         ->  <p id="new"><span class="moved" id="old" data-now="new"></span>…
    to another page       ->  at the end: <p class="moved" id="old">What stood here is now at <a href="…">Jane</a>.</p>

The second is shown to those alone who come for it. `assets/moved.js` leads on from both, where scripts run.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser

from edition.grammar import addresses
from edition.whole import ledger
from edition.whole.edition import Edition


@dataclass(frozen=True)
class Mark:
    """An id that was on a page, and where its place is now."""

    id: str
    target: str
    """An address: `/chapter/#new`."""
    title: str
    """Of the page there."""


def marks(edition: Edition) -> dict[str, list[Mark]]:
    """The ids that were on each page, by its address: `{"/chapter/": […]}`."""
    found: dict[str, list[Mark]] = defaultdict(list)
    titles = ledger.addresses(edition)
    for old, new in ledger.moved(edition).items():
        page, sign, id = old.partition("#")
        if sign:
            found[page].append(Mark(id, new, titles[new]))
    return dict(found)


def leave_ids(marks: Mapping[str, list[Mark]], page: str, content: str) -> str:
    """A page's HTML with the ids that were on it: `page` is its file under docs/, `people/jane.md`."""
    own = addresses.rooted(page)
    for mark in marks.get(own, ()):
        target, _, place = mark.target.partition("#")
        content = _here(content, mark.id, place) if target == own else content + _elsewhere(own, mark)
    return content


def _here(content: str, old: str, new: str) -> str:
    mark = f'<span class="moved" id="{html.escape(old)}" data-now="{html.escape(new)}"></span>'
    at = _Places(content).inside.get(new, 0)
    return content[:at] + mark + content[at:]


def _elsewhere(page: str, mark: Mark) -> str:
    link = f'<a href="{html.escape(ledger.relative(page, mark.target))}">{html.escape(mark.title)}</a>'
    return f'\n<p class="moved" id="{html.escape(mark.id)}">What stood here is now at {link}.</p>'


_HOLD_NO_SPAN = frozenset(
    "table thead tbody tfoot tr colgroup ul ol dl menu pre img hr br input wbr svg iframe select".split()
)
"""Elements that hold no words of their own: a mark goes before them."""


class _Places(HTMLParser):
    """Where in a text of HTML a mark for each id can stand: after the start tag of what has it, or before it."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.inside: dict[str, int] = {}
        self._lines = [0]
        for line in content.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        if id := dict(attrs).get("id"):
            length = 0 if tag in _HOLD_NO_SPAN else len(self.get_starttag_text() or "")
            self.inside.setdefault(id, start + length)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if id := dict(attrs).get("id"):
            line, column = self.getpos()
            self.inside.setdefault(id, self._lines[line - 1] + column)
