"""A note as it stands beside and under the reading text, and what its candidates cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from edition.grammar import addresses, refs
from edition.grammar.refs import Ref
from edition.records.note import STATUS, Note
from edition.records.record import Record
from edition.records.values import Candidate
from edition.showing import links
from edition.showing.markdown import escape, held
from edition.whole.edition import Edition
from edition.whole.notes import text_of


def status(key: str) -> str:
    """A note's or candidate's status in words: `verified-in-part` -> `verified in part`."""
    return STATUS[key]


def by_status(records: list[Note]) -> list[tuple[str, list[Note]]]:
    """Notes by status, from the best to the least; one that no note has is left out."""
    groups = ((key, [record for record in records if record.status == key]) for key in STATUS)
    return [(key, some) for key, some in groups if some]


def candidate(edition: Edition, one: Candidate) -> Markup:
    """What a candidate cites: `[Resolution 376 (V)](document:frus1950v07-d640), 7 October 1950`."""
    record = edition.get(one.cites) if one.cites else None
    if record is None:
        return escape(one.title or "source not identified")
    author = escape(", ".join(map(str, record.authors)))
    date = escape(f", {held(str(record.days))}") if record.days else Markup("")
    return author + (Markup(", ") if author else Markup("")) + _title(edition, record) + date


def _title(edition: Edition, record: Record) -> Markup:
    around = {"plain": "{}", "quoted": "“{}”", "italic": "*{}*"}[record.title_style]
    return Markup(around.format(links.to(edition, record.ref)))


def note_status(edition: Edition, id: str) -> tuple[str, str] | None:
    """A note's status as it stands in its record and in words for a reader; None where it has none."""
    note = edition.find(Ref(Note.KIND.name, id), Note)
    return (note.status, STATUS[note.status]) if note and note.status else None


def note_sign(edition: Edition, id: str) -> str | None:
    """The sign by which readers know a note: `1a`, `*`."""
    note = edition.find(Ref(Note.KIND.name, id), Note)
    return note.shown if note else None


def note_text(edition: Edition, id: str) -> str | None:
    """A note as it stands under its text: its words, then the standing of what it may rest on, and the way to its
    page.
    """
    note = edition.find(Ref(Note.KIND.name, id), Note)
    if note is None:
        return None
    said = [" ".join(refs.replace_source_marks(note.text).split())] if note.text else []
    return " ".join([*said, *(_reconstruction(edition, note) if note.status else [f"[Note]({note.ref})"])])


def _reconstruction(edition: Edition, note: Note) -> list[str]:
    """How far a note is established and what it may rest on."""
    parts = [f"*{STATUS[note.status or ''].capitalize()}.*"]
    if named := _named(edition, note):
        near = "Nearest to it: " if note.status == "unidentified" else ""
        listed = near + "; ".join(dict.fromkeys(named)) + "."
        parts.append(f"{listed[0].upper()}{listed[1:]}")
    else:
        parts.append("No source has been identified.")
    return [*parts, f"[Evidence]({note.ref})"]


def _named(edition: Edition, note: Note) -> list[str]:
    """What it may rest on, the doubtful marked where another candidate is certain."""
    certain = {one.status for one in note.candidates} & {"verified", "attributed"}
    doubted = certain and note.status != "probable"
    found = (one for one in note.candidates if one.status != "unidentified")
    return [
        ("probably " if doubted and one.status == "probable" else "") + str(candidate(edition, one)) for one in found
    ]


def in_the_text(edition: Edition) -> Iterator[str]:
    """Every note as it stands under the reading text."""
    yield from filter(None, (note_text(edition, note.id) for note in edition.all(Note)))


def counted_by_status(edition: Edition) -> list[tuple[str, str, int]]:
    """Every status that a note has, in words, with how many have it, from the best to the least."""
    counts = _counts(edition)
    return [(status, words, counts[status]) for status, words in STATUS.items() if counts[status]]


def _counts(edition: Edition) -> Counter[str]:
    return Counter(note.status for note in edition.all(Note) if note.status)


def cells(edition: Edition) -> list[tuple[str, str, str, str]]:
    """Every note that has a status, for a grid of them: address, sign, status and status in words."""
    notes = ((note, note.status) for note in edition.all(Note))
    return [(addresses.of(one.docs_page), one.shown, status, STATUS[status]) for one, status in notes if status]


def by_text(edition: Edition, records: list[Note]) -> list[tuple[str, list[Note]]]:
    """Notes by the text whose they are: its title, and the notes in order."""
    found: dict[str, list[Note]] = {}
    for note in records:
        text = text_of(edition, note)
        found.setdefault(text.record.title if text else "", []).append(note)
    return list(found.items())


def table(edition: Edition) -> str:
    """Notes by status, a row each."""
    counts = _counts(edition)
    rows = "".join(f"| {words.capitalize()} | {counts[status]} |\n" for status, words in STATUS.items())
    return f"| Notes | Count |\n|---|--:|\n{rows}"
