"""What a page written by hand has computed into it: `<!-- edition:collation -->` on a line of its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable
import re
from typing import Any
from urllib.parse import urlsplit

from edition.pages import source_grades
from edition.records.note import STATUS
from edition.records.record import leaves
from edition.showing.collations import collation_counts
from edition.showing.markdown import escape
from edition.showing.values import Shown
from edition.whole.edition import Edition


def _collation_table(edition: Edition) -> str:
    rows = "".join(f"| {words[0].upper()}{words[1:]} | {count} |\n" for _, words, count in collation_counts(edition))
    return f"| Quotations | Count |\n|---|--:|\n{rows}"


def _status_table(edition: Edition) -> str:
    counts = Counter(note.status for note in edition.by_kind["note"])
    return "| Notes | Count |\n|---|--:|\n" + "".join(f"| {words.capitalize()} | {counts[status]} |\n" for status, words in STATUS.items())


def _hosts_table(edition: Edition) -> str:
    """Outgoing addresses by host: how many were read for this edition, and when last; the rest are from the register."""
    days: dict[str, dict[str, str]] = defaultdict(dict)
    for located in edition.located.values():
        for path, value in leaves(located.record):
            if path[-1] in ("url", "address", "URL"):
                holder: Any = located.record
                for step in path[:-1]:
                    holder = holder[step] if isinstance(step, int) or isinstance(holder, dict) else getattr(holder, step)
                day = getattr(holder, "seen", None) or getattr(holder, "checked", None)
                of_host = days[urlsplit(value).hostname or ""]
                of_host[value] = max(of_host.get(value, ""), day.text if day else "")
    rows = [
        f"| {escape(host)} | {len(found)} | {sum(map(bool, found.values()))} | {sum(not day for day in found.values())} | {max(found.values())} |"
        for host, found in sorted(days.items())
    ]
    return "\n".join(["| Host | Addresses | Seen | From register | Last seen |", "|---|--:|--:|--:|---|", *rows])


def _chronology(edition: Edition) -> str:
    """Documents by date with the notes that cite them."""
    shown = Shown(edition)
    out, day = [], None
    for document in edition.by_kind["document"]:
        date = str(document.date) if document.date else "Date not established"
        if date != day:
            out.append(f"\n## {escape(date)}\n")
            day = date
        notes = edition.in_records(document.ref, "note", "candidates")
        cited = f" <small>for {', '.join(shown.link(note.ref, 'note ' + note.id) for note in notes)}</small>" if notes else ""
        out.append(f"- {shown.link(document.ref)}{cited}")
    return "\n".join(out)


INSERTS: dict[str, Callable[[Edition], str]] = {"collation": _collation_table, "note-status": _status_table, "hosts": _hosts_table, "chronology": _chronology, "source-grades": source_grades.table}
"""What a page written by hand may have computed into it: `<!-- edition:collation -->` on a line of its own."""


_INSERT = re.compile(r"^<!-- edition:([a-z-]+) -->$", re.M)


def fill_in(edition: Edition, markdown: str) -> str:
    """The page with its computed parts; a name that is not in `INSERTS` is left as it stands."""
    return _INSERT.sub(lambda match: INSERTS[match[1]](edition) if match[1] in INSERTS else match[0], markdown)
