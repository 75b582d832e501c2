"""Notes, quotations and paragraphs of the reading text: complete, in order, numbered once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
import re

from edition.findings import CODES, COMMAND, Finding
from edition.grammar import refs
from edition.whole import ledger as ledger_of_addresses
from edition.whole.edition import Edition, finding, is_number, prose_path
from edition.whole.mentions import ONLY_SET_IN


def notes(edition: Edition) -> Iterator[Finding]:
    if "note" in edition.broken_kinds:
        return
    numbers = {note.id for note in edition.by_kind["note"]} | {ref.id for ref in edition.broken if ref.kind == "note"}
    for number in (n for n in range(1, edition.info.chapter.notes + 1) if str(n) not in numbers):
        yield Finding("data/edition.yml", 1, "N004", f"The chapter has {edition.info.chapter.notes} notes; there is no note:{number}.", "Add the record.")
    for note in edition.by_kind["note"]:
        if note.number > edition.info.chapter.notes:
            yield finding(edition, note.ref, (), "N004", f"is beyond the chapter's {edition.info.chapter.notes} notes.", "Mend the number, or edition.yml.")
    if edition.chapter is None:
        return
    anchored: list[int] = []
    for mention in edition.mentions:
        if mention.form != "note" or mention.paragraph is None or mention.paragraph.page != edition.info.chapter.page or not is_number(mention.target.id):
            continue
        number, where = int(mention.target.id), (prose_path(edition, mention.paragraph.page), mention.paragraph.line)
        if number in anchored:
            yield Finding(*where, "N003", f"The marker of note {number} stands a second time.", "Keep the first; use a link [note](note:N) elsewhere.")
        elif anchored and number < anchored[-1]:
            yield Finding(*where, "N001", f"The marker of note {number} stands after that of note {anchored[-1]}.", "Put the markers in order.")
        anchored.append(number)
    for note in edition.by_kind["note"]:
        if note.number not in anchored:
            yield finding(edition, note.ref, (), "N002", "has no marker in the text.", f"Put [^{note.number}] after the statement it marks.")


def quotations(edition: Edition) -> Iterator[Finding]:
    for quotation in edition.by_kind["quotation"]:
        for field, code in (("speaker", "Q001"), ("note", "Q002")):
            value, reason = getattr(quotation, field), getattr(quotation, f"no_{field}")
            if value is None and reason is None:
                yield finding(edition, quotation.ref, (), code, f"has no {field}.", f"Name the {field}, or say in `no_{field}` why there is none.")
            if value is not None and reason is not None:
                yield finding(edition, quotation.ref, (f"no_{field}",), "Q003", f"has a {field} and a reason for having none.", f"Remove `no_{field}`.")
        note = edition.get(quotation.note) if quotation.note else None
        if note is not None and quotation.ref not in note.quotations:
            yield finding(edition, quotation.ref, ("note",), "N005", f"names {note.ref}, which does not list it.", f"Add it to `quotations` of {note.ref}.")
    for note in edition.by_kind["note"]:
        for index, ref in enumerate(note.quotations):
            quotation = edition.get(ref)
            if quotation is not None and quotation.note != note.ref:
                yield finding(edition, note.ref, ("quotations", index), "N005", f"lists {ref}, which names {quotation.note or 'no note'}.", "Mend one of the two.")


def paragraph_numbers(edition: Edition) -> Iterator[Finding]:
    last = edition.info.chapter.paragraphs
    for ref, located in edition.located.items():
        numbers = [(("paragraphs", index), number) for index, number in enumerate(located.record.paragraphs)]
        if hasattr(located.record, "paragraph"):
            numbers.append((("paragraph",), located.record.paragraph))
        for path, number in numbers:
            if not 1 <= number <= last:
                yield finding(edition, ref, path, "P006", f"names paragraph {number} of the chapter's {last}.", "Mend the number.")


_ATTRIBUTES = re.compile(r"(?:\A|\n)\s*(\{:?\s*[#.\w][^}\n]*\})\s*\Z")
"""An attribute list on a line of its own, that the page shows as it is typed."""


def reading_text(edition: Edition) -> Iterator[Finding]:
    chapter = edition.chapter
    if chapter is None:
        yield Finding("data/edition.yml", 1, "R003", f"The chapter's page {edition.info.chapter.page} does not exist.", "Write it under docs/.")
        return
    last, ledger = edition.info.chapter.paragraphs, {id for id, _ in edition.ledger}
    seen: Counter[str] = Counter()
    with_id = [paragraph.id for paragraph in chapter.paragraphs if paragraph.id]
    if not ledger and len(with_id) > 1:
        yield Finding("data/paragraph-ids.txt", 1, "P003", f"The ledger has no id, and {len(with_id)} paragraphs have one.", f"Put the file back. If no id was ever published, run `{COMMAND} mint`.")
        ledger = set(with_id)
    for paragraph in chapter.paragraphs:
        where = (chapter.path, paragraph.line)
        if paragraph.id is None:
            if paragraph.own and paragraph.section and not ONLY_SET_IN.match(paragraph.text) and not _ATTRIBUTES.match(paragraph.text) and not paragraph.text.startswith("<!--"):
                yield Finding(*where, "P001", f"The paragraph “{' '.join(paragraph.text.split()[:6])} …” has no id.", '`{: #some-id answers="4" }` goes on the line after it.')
            continue
        seen[paragraph.id] += 1
        if seen[paragraph.id] == 2:
            yield Finding(*where, "P002", f"The id {paragraph.id!r} stands twice.", "Give one of the paragraphs another.")
        if paragraph.id not in ledger:
            yield Finding(*where, "P003", f"The id {paragraph.id!r} is not in the ledger.", f"If the paragraph is new, run `{COMMAND} mint`; if an old id was changed, put it back.")
        for number in paragraph.answers:
            if not is_number(number) or not 1 <= int(number) <= last:
                yield Finding(*where, "P006", f"{paragraph.id!r} answers paragraph {number!r} of the chapter's {last}.", "Mend the number.")
    for id, line in edition.ledger:
        address = f"{ledger_of_addresses.address_of(chapter.page)}#{id}"
        if not seen[id] and edition.redirects is not None and address not in edition.redirects:
            yield Finding("data/paragraph-ids.txt", line, "P004", f"The paragraph {id!r} is gone from {chapter.path}.", f"Put the id back on the paragraph that says it now, or write `{address}: …` in data/redirects.yml.")
    for number in range(1, last + 1):
        if number not in edition.answering:
            yield Finding(chapter.path, 1, "P005", f"No paragraph answers paragraph {number} of the chapter.", f'Name {number} in the `answers` of the paragraph that tells it.')


def beside_the_text(edition: Edition) -> Iterator[Finding]:
    """What an author put beside the text and every reader would see: an attribute list of nothing, a comment left open."""
    for page in edition.prose:
        for paragraph in (*page.paragraphs, *page.headings):
            text = refs.visible(paragraph.text)
            if (at := refs.unclosed_comment(paragraph.text)) is not None and paragraph.tag != "html":
                line = paragraph.line + paragraph.text[:at].count("\n")
                yield Finding(page.path, line, "P008", f"The comment “{paragraph.text[at:].split(chr(10))[0][:40]}” is not closed.", CODES["P008"].remedy)
            if listed := _ATTRIBUTES.search(text):
                yield Finding(page.path, paragraph.line + text[: listed.start(1)].count("\n"), "P007", f"{listed[1]} belongs to no paragraph.", CODES["P007"].remedy)
            elif paragraph.astray:
                yield Finding(page.path, paragraph.line, "P007", f"`answers` stands on something that is no paragraph of the text (“{' '.join(paragraph.text.split()[:6])} …”).", CODES["P007"].remedy)
