"""`data/annotations.jsonld`: the stored standoff annotations of the source text, as their file has them."""

from __future__ import annotations

from edition.whole.edition import Edition


def export(edition: Edition) -> str:
    """The file's text; empty where nothing is stored."""
    return edition.annotations or ""


def is_there(edition: Edition) -> bool:
    """Whether annotations are stored."""
    return edition.annotations is not None
