"""Notes: complete, in order, marked once in the text, with evidence that can be found."""

from __future__ import annotations

from collections.abc import Iterator

from edition.checks.references import exists
from edition.findings import CODES, Finding
from edition.grammar.refs import Ref
from edition.reading.prose import Paragraph
from edition.records.note import Note
from edition.records.quotation import Quotation
from edition.records.text import Text
from edition.records.values import Candidate
from edition.whole.edition import Edition, finding, prose_path
from edition.whole.mentions import Mention
from edition.whole.notes import by_sign, notes_of, text_of
from edition.whole.texts import WholeText, is_number


def notes(edition: Edition) -> Iterator[Finding]:
    """Notes that are missing or beyond the last, of no text, or say nothing; and their markers in the texts."""
    if {Note.KIND.name, Text.KIND.name} & edition.broken_kinds:
        return
    for note in edition.all(Note):
        yield from _said(edition, note)
    for text in edition.texts:
        yield from _counted(edition, text)
        if text.pages:
            yield from _markers(edition, text)


def _said(edition: Edition, note: Note) -> Iterator[Finding]:
    """A note without words that is no reconstruction; one that names the text it has anyway."""
    if note.text is None and None in (note.paragraph, note.marks, note.status):
        message = "has no words of its own, and is no note of the annotated text that is looked for."
        yield finding(edition, note.ref, (), "N008", message, CODES["N008"].remedy)
    if edition.first and note.of == edition.first.record.ref:
        message = f"names {note.of}, whose note it is without."
        yield finding(edition, note.ref, ("of",), "Q003", message, "Remove `of`.")


def _counted(edition: Edition, text: WholeText) -> Iterator[Finding]:
    """Notes of a text that says how many it has: those that are missing, and those beyond."""
    count = text.record.notes
    if count is None:
        return
    found = by_sign(edition, text)
    broken = {ref.id for ref in edition.broken if ref.kind == Note.KIND.name}
    for number in (n for n in range(1, count + 1) if str(n) not in found and str(n) not in broken):
        message = f"says that {text.short} has {count} notes; there is no note:{number}."
        yield finding(edition, text.record.ref, ("notes",), "N004", message, "Add the record.")
    for sign, note in found.items():
        if is_number(sign) and not 1 <= int(sign) <= count:
            hint = "Mend the number, or `notes` in data/texts.yml."
            yield finding(edition, note.ref, (), "N004", f"is beyond the {count} notes of {text.short}.", hint)


def _markers(edition: Edition, text: WholeText) -> Iterator[Finding]:
    """Markers that stand twice or out of order, and notes without one."""
    if text.record.is_held:
        return  # they are found by the program
    notes = (note for note in notes_of(edition, text) if text_of(edition, note) is text)
    order = {note.id: at for at, note in enumerate(notes)}
    last = ""  # of those with a number, which tells their order, the one that should stand last
    there: set[str] = set()
    for id, paragraph in _marked(edition, text):
        where = (prose_path(edition, paragraph.page), paragraph.line)
        if id in there:
            message = f"The marker of note {id} stands a second time."
            yield Finding(*where, "N003", message, "Keep the first; use a link [note](note:N) elsewhere.")
        elif id not in order:
            message = f"Note {id} belongs to another text."
            yield Finding(*where, "N009", message, CODES["N009"].remedy)
            continue
        elif id[0].isdigit() and last and order[last] > order[id]:
            message = f"The marker of note {id} stands after that of note {last}."
            yield Finding(*where, "N001", message, "Put the markers in order.")
        last = id if id[0].isdigit() and order[id] >= order.get(last, -1) else last
        there.add(id)
    for id in order:
        if id not in there:
            hint = f"Put [^{id}] after the statement it marks."
            yield finding(edition, Ref(Note.KIND.name, id), (), "N002", "has no marker in the text.", hint)


def _marked(edition: Edition, text: WholeText) -> Iterator[tuple[str, Paragraph]]:
    """The ids of the markers of notes in a text, in its order, each with its paragraph."""
    by_page: dict[str, list[Mention]] = {page.page: [] for page in text.pages}
    for mention in edition.mentions:
        if mention.form == "marker" and mention.paragraph and mention.paragraph.page in by_page:
            by_page[mention.paragraph.page].append(mention)
    for mention in (one for some in by_page.values() for one in some):
        if mention.paragraph and edition.find(mention.target, Note):
            yield mention.target.id, mention.paragraph


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
        elif edition.info.require_reasons and note.status and not note.missing and note.status != "verified":
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
