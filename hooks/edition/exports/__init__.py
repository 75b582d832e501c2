"""Exports: the records as data files. A new one is a module here and a line in `EXPORTS`."""

from __future__ import annotations

from collections.abc import Callable

from edition.exports import previews, records
from edition.graph import Edition

EXPORTS: dict[str, Callable[[Edition], str]] = {
    "data/records.json": records.export,
    "data/previews.json": previews.export,
}
"""Path in the site -> a function from the edition to the file's text."""


def build(edition: Edition) -> list[tuple[str, str]]:
    """Every export as (path, text)."""
    return [(path, export(edition)) for path, export in EXPORTS.items()]
