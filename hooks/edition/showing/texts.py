"""What is said of a text: how it stands with its words."""

from __future__ import annotations

from edition.records.text import Text
from edition.whole.edition import Edition
from edition.whole.texts import WholeText

STANDING = {
    "own": "written for this edition",
    "open": "free to publish; its words stand here",
    "held": "its words are not published here",
}
"""How a text stands with its words, for a reader."""


def answering(edition: Edition, record: Text) -> WholeText | None:
    """The text that answers one."""
    return next((text for text in edition.texts if text.record.answers == record.ref), None)


def standing(record: Text) -> str:
    """The standing of a text in words."""
    return STANDING[record.standing]
