"""What a page written by hand has computed into it: `<!-- edition:collation -->` on a line of its own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from edition.findings import CODES, Finding, near_miss
from edition.grammar import refs
from edition.inserts import house
from edition.records.record import parts
from edition.showing import documents, grades, notes, quotations
from edition.showing.markdown import escape
from edition.whole.edition import Edition


def _hosts_table(edition: Edition) -> str:
    """Outgoing addresses by host: how many were read for this edition, and when last; the rest are from
    the register.
    """
    days: dict[str, dict[str, str]] = defaultdict(dict)
    for located in edition.located.values():
        for part in parts(located.record):
            address, day = part.on_the_web
            if address:
                of_host = days[urlsplit(address).hostname or ""]
                of_host[address] = max(of_host.get(address, ""), day.text if day else "")
    rows = [_host(host, list(seen.values())) for host, seen in sorted(days.items())]
    return "\n".join(["| Host | Addresses | Seen | From register | Last seen |", "|---|--:|--:|--:|---|", *rows])


def _host(host: str, days: list[str]) -> str:
    """A row: the host, its addresses, how many were seen and how many not, and the last day."""
    seen = sum(map(bool, days))
    return f"| {escape(host)} | {len(days)} | {seen} | {len(days) - seen} | {max(days)} |"


INSERTS: dict[str, Callable[[Edition], str]] = {
    "collation": quotations.table,
    "note-status": notes.table,
    "hosts": _hosts_table,
    "chronology": documents.chronology,
    "source-grades": grades.table,
    "rooms": lambda _: house.page(),
}
"""What a page written by hand may have computed into it: `<!-- edition:collation -->` on a line of its own."""


def fill_in(edition: Edition, markdown: str) -> str:
    """The page with its computed parts; what asks for another, or is code, is left as it stands."""
    out, last = [], 0
    for match, name in _asked(markdown):
        if name in INSERTS:
            out += [markdown[last : match.start()], INSERTS[name](edition)]
            last = match.end()
    return "".join([*out, markdown[last:]])


def _asked(markdown: str) -> Iterator[tuple[re.Match[str], str | None]]:
    """Comments that ask for a computed part, and its name, where they are written as they should be, on a line of their
    own.
    """
    for match in refs.comments(markdown):
        if asked := refs.ASKED.fullmatch(match[0].strip()):
            line_end = markdown[match.end() : match.end() + 1] in ("", "\n")
            alone = match.start() == 0 or markdown[match.start() - 1] == "\n"
            yield match, asked[1] if alone and line_end and match[0] == f"<!-- edition:{asked[1]} -->" else None


def check(edition: Edition, root: Path) -> Iterator[Finding]:
    """What a page asks to have computed and nobody can compute: it would vanish like any comment."""
    for page in edition.prose:
        text = (root / page.path).read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
        for match, name in _asked(text):
            if name not in INSERTS:
                asked = refs.ASKED.sub(r"\1", match[0].strip())
                hint = "" if asked in INSERTS else near_miss(asked, INSERTS).replace("mean ", "mean edition:")
                message = f"“{' '.join(match[0].split())}” asks for something that is not computed."
                yield Finding(
                    page.path, text.count("\n", 0, match.start()) + 1, "P009", message, hint or CODES["P009"].remedy
                )
