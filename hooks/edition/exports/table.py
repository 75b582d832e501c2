"""Exports: the records as data files. A new one is a module here and a line in `EXPORTS`."""

from __future__ import annotations

from collections.abc import Callable

from edition.exports import previews, records, redirects
from edition.search import index
from edition.whole.edition import Edition


EXPORTS: dict[str, Callable[[Edition], str | None]] = {
    "data/annotations.jsonld": lambda edition: edition.annotations,
    "data/records.json": records.export,
    "data/previews.json": previews.export,
    "data/redirects.json": redirects.export,
    "search/index.json": index.export,
}
"""Path in the site -> a function from the edition to the file's text, or to None where there is none."""


def build(edition: Edition) -> list[tuple[str, str]]:
    """Every export as (path, text), the pages at old addresses among them."""
    made = ((path, export(edition)) for path, export in EXPORTS.items())
    return [*((path, text) for path, text in made if text is not None), *redirects.pages(edition)]


def paths(edition: Edition) -> set[str]:
    """Where there will be an export, without making it."""
    return {path for path in EXPORTS if path != "data/annotations.jsonld" or edition.annotations is not None}
