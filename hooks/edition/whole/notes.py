"""Which notes a text has."""

from __future__ import annotations

from edition.records.note import Note
from edition.whole.edition import Edition
from edition.whole.texts import WholeText


def text_of(edition: Edition, note: Note) -> WholeText | None:
    """The text whose note it is: the one it names, else the first."""
    if note.of is None:
        return edition.first
    return next((text for text in edition.texts if text.record.ref == note.of), None)


def notes_of(edition: Edition, text: WholeText) -> list[Note]:
    """The notes of a text, in order: its own, or, of a text that another answers, those of the other, which stand for
    them.
    """
    own = [note for note in edition.all(Note) if text_of(edition, note) is text]
    answering = [one for one in edition.texts if edition.answered_by(one) is text]
    return own or [note for one in answering for note in notes_of(edition, one)]


def by_sign(edition: Edition, text: WholeText) -> dict[str, Note]:
    """The notes of a text by the sign that stands in it."""
    return {note.shown: note for note in notes_of(edition, text)}
