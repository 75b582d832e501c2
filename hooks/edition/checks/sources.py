"""Addresses at hosts that may not be cited, grades that say nothing, encyclopedias that do not say what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.findings import Finding
from edition.grammar import refs
from edition.records.record import FieldPath, leaves
from edition.records.source_list import covering
from edition.records.values import Prose
from edition.whole.cited import cited, host_of, titled
from edition.whole.edition import Edition, finding

ADDRESS_FIELDS = ("url", "address", "URL")
"""Fields that hold one address; in prose addresses stand among the words."""


_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\"']+", re.I)


def not_citable(edition: Edition) -> Iterator[Finding]:
    """S004 for each address at a host of `not_citable`, in fields and in prose."""
    table = edition.source_list.value.not_citable
    for ref, located in edition.located.items():
        for path, address in _addresses(located.record):
            if name := covering(host_of(address), table):
                yield finding(edition, ref, path, "S004", *_said(host_of(address), table[name]))
    for page in edition.prose:
        for paragraph in (*page.paragraphs, *page.headings):
            for address in _ADDRESS.findall(refs.visible(paragraph.text)):
                if name := covering(host_of(address), table):
                    message, hint = _said(host_of(address), table[name])
                    yield Finding(page.path, paragraph.line, "S004", f"The paragraph {message}", hint)


def _addresses(record: object) -> Iterator[tuple[FieldPath, str]]:
    for path, value in leaves(record):
        if path[-1] in ADDRESS_FIELDS and isinstance(value, str):
            yield path, value
        elif isinstance(value, Prose):
            yield from ((path, address) for address in _ADDRESS.findall(refs.visible(value)))


def _said(host: str, why: str) -> tuple[str, str]:
    reason = why.rstrip(".")
    return f"leads to {host}, which is not citable: {reason}.", "Cite what it is a copy of, and name the copy in words."


def stale_grades(edition: Edition) -> Iterator[Finding]:
    """S005 for an entry of the list that no source has, and for a source's own grade that is known without it."""
    listed = edition.source_list
    if not (edition.broken or edition.broken_kinds):
        sources = list(titled(edition))
        hosts = {covering(host_of(address), listed.value.hosts) for _, address in sources}
        titles = {words for words in listed.value.titles if any(words in title for title, _ in sources)}
        stale = [("hosts", key) for key in listed.value.hosts if key not in hosts]
        stale += [("titles", key) for key in listed.value.titles if key not in titles]
        for table, key in stale:
            yield listed.finding(
                (table, key),
                "S005",
                f"{table} has {key!r}, and no source that needs a grade has it.",
                "Remove it, or mend it.",
            )
    for one in cited(edition):
        if one.derived == one.grade:
            path = (*one.path, "grade")
            yield finding(
                edition,
                one.ref,
                path,
                "S005",
                f"has the grade {one.grade!r}, which is known without it.",
                "Remove `grade`.",
            )


def encyclopedias(edition: Edition) -> Iterator[Finding]:
    """S006 for an encyclopedia whose title does not say so, for the page shows the title."""
    for one in cited(edition):
        if one.title and one.grade == "encyclopedia" and "encyclop" not in one.title.casefold():
            message = f"cites {one.title!r}, an encyclopedia, and does not say so."
            yield finding(
                edition, one.ref, (*one.path, "title"), "S006", message, "Write “(encyclopedia)” after the title."
            )
