"""Where a reference leads, as those who write links need it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """Where a reference leads and how it is shown."""

    href: str
    """Address of the record's page, in the form the site generator resolves."""
    label: str
    """The record's name, for a link without words."""
    words: str | None = None
    """A quotation's exact words, for setting it in."""
    mark: str | None = None
    """A sign that stands for the record when it is set in, where it has no words: `‡`."""
    attribution: tuple[tuple[str, str | None], ...] = ()
    """Who, to whom, when: pieces of text, each with the address it links to or None."""
