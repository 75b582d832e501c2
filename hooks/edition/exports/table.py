"""Exports: the records as data files. A new one is a module here and a line in `EXPORTS`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from edition.exports import previews, records, redirects, standoff
from edition.search import index
from edition.whole.edition import Edition


@dataclass(frozen=True)
class Export:
    """A data file of the site."""

    text: Callable[[Edition], str]
    """Makes what stands in it."""
    is_there: Callable[[Edition], bool] = lambda edition: True
    """Whether an edition has it, told without making it."""


EXPORTS: dict[str, Export] = {
    "data/annotations.jsonld": Export(standoff.export, standoff.is_there),
    "data/records.json": Export(records.export),
    "data/previews.json": Export(previews.export),
    "data/redirects.json": Export(redirects.export),
    "search/index.json": Export(index.export),
}
"""Every export by its path in the site."""


def build(edition: Edition) -> list[tuple[str, str]]:
    """Every export as (path, text), the pages at old addresses among them."""
    made = [(path, export.text(edition)) for path, export in EXPORTS.items() if export.is_there(edition)]
    return [*made, *redirects.pages(edition)]


def paths(edition: Edition) -> set[str]:
    """Where there will be an export, without making it."""
    return {path for path, export in EXPORTS.items() if export.is_there(edition)}
