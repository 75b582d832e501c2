"""A note as it stands beside and under the reading text, and what its candidates cite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from edition.grammar import addresses
from edition.grammar.refs import Ref
from edition.records.note import STATUS, Note
from edition.records.record import Record
from edition.records.values import Candidate
from edition.showing import links
from edition.showing.markdown import escape, held
from edition.whole.edition import Edition


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


def note_status(edition: Edition, number: str) -> tuple[str, str] | None:
    """A note's status as it stands in its record and in words for a reader."""
    note = edition.find(Ref(Note.KIND.name, number), Note)
    return (note.status, STATUS[note.status]) if note else None


def note_text(edition: Edition, number: str) -> str | None:
    """A note as it stands under the reading text: its status, what it may rest on, and the way to its page."""
    note = edition.find(Ref(Note.KIND.name, number), Note)
    if note is None:
        return None
    parts = [f"*{STATUS[note.status].capitalize()}.*"]
    if named := _named(edition, note):
        near = "Nearest to it: " if note.status == "unidentified" else ""
        listed = near + "; ".join(dict.fromkeys(named)) + "."
        parts.append(f"{listed[0].upper()}{listed[1:]}")
    else:
        parts.append("No source has been identified.")
    parts.append(f"[Evidence]({note.ref})")
    return " ".join(parts)


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
    counts: Counter[str] = Counter(note.status for note in edition.all(Note))
    return [(status, words, counts[status]) for status, words in STATUS.items() if counts[status]]


def cells(edition: Edition) -> list[tuple[str, str, str, str]]:
    """Every note for a grid of them: address, number, status and status in words."""
    return [(addresses.of(note.docs_page), note.id, note.status, STATUS[note.status]) for note in edition.all(Note)]


def table(edition: Edition) -> str:
    """Notes by status, a row each."""
    counts: Counter[str] = Counter(note.status for note in edition.all(Note))
    rows = "".join(f"| {words.capitalize()} | {counts[status]} |\n" for status, words in STATUS.items())
    return f"| Notes | Count |\n|---|--:|\n{rows}"
