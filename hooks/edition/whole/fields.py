"""Texts of the edition outside its pages by hand: introductions of kinds, and prose in the fields of records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from edition.records.record import KINDS
from edition.whole.edition import MADE_FROM_ALL, MADE_FROM_CODE, Edition


@dataclass(frozen=True)
class Field:
    """A text, the page that shows it, and where it was written."""

    text: str
    page: str
    """Under docs/: `people/jane.md`."""
    path: str
    line: int
    owner: str
    """`person:jane has`, `The introduction of people has`: how a finding about it begins."""


def fields(edition: Edition) -> Iterator[Field]:
    """Every text that a page made from data shows."""
    for name, text in edition.info.intros.items():
        if name in KINDS:
            line = edition.info_line("intros", name)
            owner = f"The introduction of {KINDS[name].plural} has"
            yield Field(text, KINDS[name].index_page, "data/edition.yml", line, owner)
    for ref, located in edition.located.items():
        for path, text in located.prose:
            yield Field(text, located.record.docs_page, located.path, located.line(path), f"{ref} has")


def made_pages(edition: Edition) -> set[str]:
    """Every page that is made from data or from the program, by its path under docs/."""
    return {
        *MADE_FROM_ALL,
        *MADE_FROM_CODE,
        *(kind.index_page for kind in KINDS.values()),
        *(located.record.docs_page for located in edition.located.values()),
    }
