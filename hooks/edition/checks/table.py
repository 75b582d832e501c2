"""Checks across records: what is wrong when everything is read and put together.

Each check is a function from the edition to findings; `CHECKS` lists them all. What concerns one kind stands in a
module of its name.
"""

from __future__ import annotations

from edition.checks import (
    addresses,
    apparatus,
    as_shown,
    documents,
    events,
    evidence,
    notes,
    people,
    quotations,
    references,
    sources,
    spellings,
    texts,
)
from edition.findings import Finding
from edition.whole.edition import Edition


def check(edition: Edition) -> list[Finding]:
    """Every problem across records and prose, in the order of files."""
    return sorted(finding for check in CHECKS for finding in check(edition))


CHECKS = (
    references.gone,
    references.dangling,
    references.malformed,
    as_shown.as_shown,
    references.html,
    references.source_keys,
    evidence.unsourced,
    references.unmentioned,
    events.event_in_parent,
    events.order_in_time,
    people.lives,
    people.terms,
    references.cycles,
    notes.notes,
    notes.listed,
    notes.unsaid,
    notes.evidence,
    quotations.quotations,
    quotations.unwitnessed,
    documents.untimed,
    apparatus.unmarked,
    apparatus.unentered,
    texts.standing,
    texts.paragraph_numbers,
    texts.written,
    texts.beside_the_text,
    addresses.addresses,
    sources.not_citable,
    sources.stale_grades,
    sources.encyclopedias,
    spellings.check,
)
"""Every check across records: a function from the edition to findings."""
