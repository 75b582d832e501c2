"""Checks across records: what is wrong when everything is read and put together.

Each check is a function from the edition to findings; `CHECKS` lists them all.
"""

from __future__ import annotations

from edition.checks import spellings
from edition.checks.addresses import addresses
from edition.checks.as_shown import as_shown
from edition.checks.differences import unentered
from edition.checks.evidence import apparatus, evidence, gaps, unsourced
from edition.checks.references import cycles, dangling, gone, html, malformed, source_keys, unmentioned
from edition.checks.sources import encyclopedias, not_citable, stale_grades
from edition.checks.texts import beside_the_text, notes, paragraph_numbers, quotations, reading_text
from edition.checks.time import event_in_parent, lives, order_in_time, terms
from edition.findings import Finding
from edition.whole.edition import Edition


def check(edition: Edition) -> list[Finding]:
    """Every problem across records and prose, in the order of files."""
    return sorted(finding for check in CHECKS for finding in check(edition))


CHECKS = (
    gone,
    dangling,
    malformed,
    as_shown,
    html,
    source_keys,
    unsourced,
    unmentioned,
    event_in_parent,
    order_in_time,
    lives,
    terms,
    cycles,
    notes,
    quotations,
    gaps,
    evidence,
    apparatus,
    paragraph_numbers,
    reading_text,
    beside_the_text,
    addresses,
    not_citable,
    stale_grades,
    encyclopedias,
    unentered,
    spellings.check,
)
"""Every check across records: a function from the edition to findings."""
