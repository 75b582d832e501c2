"""A note as it stands beside and under the reading text."""

from __future__ import annotations

from edition.grammar.refs import Ref
from edition.records.note import Note, STATUS
from edition.showing.values import Shown
from edition.whole.edition import Edition


def note_status(edition: Edition, number: str) -> tuple[str, str] | None:
    """A note's status as it stands in its record and in words for a reader."""
    note = edition.get(Ref("note", number))
    return (note.status, STATUS[note.status]) if isinstance(note, Note) else None


def note_text(edition: Edition, number: str) -> str | None:
    """A note as it stands under the reading text: its status, what it may rest on, and the way to its page."""
    note = edition.get(Ref("note", number))
    if not isinstance(note, Note):
        return None
    shown = Shown(edition)
    certain = {candidate.status for candidate in note.candidates} & {"verified", "attributed"}
    found = (candidate for candidate in note.candidates if candidate.status != "unidentified")
    doubted = certain and note.status != "probable"
    named = [("probably " if doubted and candidate.status == "probable" else "") + shown.candidate(candidate) for candidate in found]
    parts = [f"*{STATUS[note.status].capitalize()}.*"]
    if named:
        near = "Nearest to it: " if note.status == "unidentified" else ""
        listed = near + "; ".join(dict.fromkeys(named)) + "."
        parts.append(f"{listed[0].upper()}{listed[1:]}")
    else:
        parts.append("No source has been identified.")
    parts.append(f"[Evidence](note:{number})")
    return " ".join(parts)
