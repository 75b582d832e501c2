"""The codes of findings, for the page that lists them."""

from __future__ import annotations

from edition.findings import CODES, Code


def codes() -> dict[str, Code]:
    """Every code with its meaning, in the order of the catalogue."""
    return dict(CODES)
