"""Documents in order of date."""

from __future__ import annotations

from edition.records.document import Document
from edition.records.note import Note
from edition.showing import links
from edition.showing.markdown import escape
from edition.whole.edition import Edition


def chronology(edition: Edition) -> str:
    """Documents by date with the notes that cite them."""
    out, day = [], None
    for document in edition.all(Document):
        date = str(document.date) if document.date else "Date not established"
        if date != day:
            out.append(f"\n## {escape(date)}\n")
            day = date
        notes = ", ".join(
            links.to(edition, note.ref, f"note {note.id}")
            for note in edition.in_records(document.ref, Note.KIND.name, "candidates")
        )
        out.append(f"- {links.to(edition, document.ref)}" + (f" <small>for {notes}</small>" if notes else ""))
    return "\n".join(out)
