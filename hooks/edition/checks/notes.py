"""Notes: complete, in order, marked once in the text, with evidence that can be found."""

from __future__ import annotations

from collections.abc import Iterator

from edition.checks.references import exists
from edition.findings import Finding
from edition.reading.prose import Paragraph
from edition.records.note import Note
from edition.records.quotation import Quotation
from edition.records.values import Candidate
from edition.whole.edition import Edition, finding, is_number, prose_path


def notes(edition: Edition) -> Iterator[Finding]:
    """Notes that are missing or beyond the last, and their markers in the text."""
    if Note.KIND.name in edition.broken_kinds:
        return
    count = edition.info.chapter.notes
    numbers = {note.id for note in edition.all(Note)} | {ref.id for ref in edition.broken if ref.kind == Note.KIND.name}
    for number in (n for n in range(1, count + 1) if str(n) not in numbers):
        message = f"The chapter has {count} notes; there is no note:{number}."
        yield Finding("data/edition.yml", 1, "N004", message, "Add the record.")
    for note in edition.all(Note):
        if note.number > count:
            hint = "Mend the number, or edition.yml."
            yield finding(edition, note.ref, (), "N004", f"is beyond the chapter's {count} notes.", hint)
    if edition.chapter is not None:
        yield from _markers(edition)


def _markers(edition: Edition) -> Iterator[Finding]:
    """Markers that stand twice or out of order, and notes without one."""
    anchored: list[int] = []
    for number, paragraph in _marked(edition):
        where = (prose_path(edition, paragraph.page), paragraph.line)
        if number in anchored:
            message = f"The marker of note {number} stands a second time."
            yield Finding(*where, "N003", message, "Keep the first; use a link [note](note:N) elsewhere.")
        elif anchored and number < anchored[-1]:
            message = f"The marker of note {number} stands after that of note {anchored[-1]}."
            yield Finding(*where, "N001", message, "Put the markers in order.")
        anchored.append(number)
    for note in edition.all(Note):
        if note.number not in anchored:
            hint = f"Put [^{note.number}] after the statement it marks."
            yield finding(edition, note.ref, (), "N002", "has no marker in the text.", hint)


def _marked(edition: Edition) -> Iterator[tuple[int, Paragraph]]:
    """The numbers of the markers in the reading text, in its order, each with its paragraph."""
    for mention in edition.mentions:
        paragraph = mention.paragraph
        in_text = paragraph is not None and paragraph.page == edition.info.chapter.page
        if mention.form == "marker" and paragraph and in_text and is_number(mention.target.id):
            yield int(mention.target.id), paragraph


def listed(edition: Edition) -> Iterator[Finding]:
    """Quotations that a note lists and that name another note or none."""
    for note in edition.all(Note):
        for index, ref in enumerate(note.quotations):
            listed = edition.find(ref, Quotation)
            if listed is not None and listed.note != note.ref:
                message = f"lists {ref}, which names {listed.note or 'no note'}."
                yield finding(edition, note.ref, ("quotations", index), "N005", message, "Mend one of the two.")


def unsaid(edition: Edition) -> Iterator[Finding]:
    """Notes that are not verified and do not say what is missing, in an edition that asks for it."""
    for note in edition.all(Note):
        if note.missing and note.status == "verified":
            message, hint = "is verified and says what is missing.", "Remove `missing`."
            yield finding(edition, note.ref, ("missing",), "Q003", message, hint)
        elif edition.info.require_reasons and not note.missing and note.status != "verified":
            message, hint = "is not verified and does not say what is missing.", "Say it in one sentence, in `missing`."
            yield finding(edition, note.ref, (), "N007", message, hint)


def evidence(edition: Edition) -> Iterator[Finding]:
    for note in edition.all(Note):
        for index, candidate in enumerate(note.candidates):
            if candidate.status == "verified" and not _can_be_found(edition, candidate):
                yield finding(
                    edition,
                    note.ref,
                    ("candidates", index),
                    "V001",
                    f"candidate {index + 1} is verified but cannot be found.",
                    "Give its url, or the cited record's address, archive reference or place in print.",
                )


def _can_be_found(edition: Edition, candidate: Candidate) -> bool:
    """By an address, an archive reference, or a place in something published; a locator alone leads nowhere.

    A cited record that could not be read is not blamed.
    """
    cited = edition.get(candidate.cites) if candidate.cites else None
    if candidate.cites and cited is None and exists(edition, candidate.cites):
        return True
    published = any(getattr(cited, name, None) for name in ("publisher", "container_title", "published_in"))
    where = any(getattr(cited, name, None) for name in ("address", "archive", "URL"))
    return bool(candidate.url or where or (published and (candidate.locator or getattr(cited, "locator", None))))
