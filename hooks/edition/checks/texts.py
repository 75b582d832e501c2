"""Notes, quotations and paragraphs of the reading text: complete, in order, numbered once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from edition.findings import CODES, COMMAND, Finding
from edition.grammar import addresses, refs
from edition.reading.prose import PageOfProse, Paragraph
from edition.records.record import FieldPath
from edition.whole.edition import Edition, finding, is_number
from edition.whole.mentions import ONLY_SET_IN


def paragraph_numbers(edition: Edition) -> Iterator[Finding]:
    last = edition.info.chapter.paragraphs
    for ref, located in edition.located.items():
        numbers: list[tuple[FieldPath, int]] = [
            (("paragraphs", index), number) for index, number in enumerate(located.record.paragraphs)
        ]
        if (paragraph := getattr(located.record, "paragraph", None)) is not None:
            numbers.append((("paragraph",), paragraph))
        for path, number in numbers:
            if not 1 <= number <= last:
                yield finding(
                    edition, ref, path, "P006", f"names paragraph {number} of the chapter's {last}.", "Mend the number."
                )


_ATTRIBUTES = re.compile(r"(?:\A|\n)\s*(\{:?\s*[#.\w][^}\n]*\})\s*\Z")
"""An attribute list on a line of its own, that the page shows as it is typed."""


def reading_text(edition: Edition) -> Iterator[Finding]:
    """Paragraphs of the reading text without id, with one that is not in the ledger, or gone; what they answer."""
    chapter = edition.chapter
    if chapter is None:
        message = f"The chapter's page {edition.info.chapter.page} does not exist."
        yield Finding("data/edition.yml", 1, "R003", message, "Write it under docs/.")
        return
    for paragraph in chapter.paragraphs:
        if paragraph.id is None and _wants_id(paragraph):
            message = f"The paragraph “{' '.join(paragraph.text.split()[:6])} …” has no id."
            hint = '`{: #some-id answers="4" }` goes on the line after it.'
            yield Finding(chapter.path, paragraph.line, "P001", message, hint)
    yield from _ids(edition, chapter)
    yield from _answers(edition, chapter)


def _wants_id(paragraph: Paragraph) -> bool:
    """Whether it is a paragraph of a section's text: no item or cell, nothing set in, nothing that is not shown."""
    shown = not ONLY_SET_IN.match(paragraph.text) and not _ATTRIBUTES.match(paragraph.text)
    return paragraph.own and bool(paragraph.section) and shown and not paragraph.text.startswith("<!--")


def _ids(edition: Edition, chapter: PageOfProse) -> Iterator[Finding]:
    """Ids that stand twice, are not in the ledger, or are gone from the text."""
    with_id = [(paragraph.id, paragraph.line) for paragraph in chapter.paragraphs if paragraph.id]
    ledger = {id for id, _ in edition.ledger}
    if not ledger and len(with_id) > 1:
        message = f"The ledger has no id, and {len(with_id)} paragraphs have one."
        hint = f"Put the file back. If no id was ever published, run `{COMMAND} mint`."
        yield Finding("data/paragraph-ids.txt", 1, "P003", message, hint)
        ledger = {id for id, _ in with_id}
    seen: Counter[str] = Counter()
    for id, line in with_id:
        seen[id] += 1
        if seen[id] == 2:
            yield Finding(
                chapter.path, line, "P002", f"The id {id!r} stands twice.", "Give one of the paragraphs another."
            )
        if id not in ledger:
            hint = f"If the paragraph is new, run `{COMMAND} mint`; if an old id was changed, put it back."
            yield Finding(chapter.path, line, "P003", f"The id {id!r} is not in the ledger.", hint)
    for id, line in edition.ledger:
        address = f"{addresses.rooted(chapter.page)}#{id}"
        if not seen[id] and edition.redirects is not None and address not in edition.redirects:
            message = f"The paragraph {id!r} is gone from {chapter.path}."
            hint = f"Put the id back on the paragraph that says it now, or write `{address}: …` in data/redirects.yml."
            yield Finding("data/paragraph-ids.txt", line, "P004", message, hint)


def _answers(edition: Edition, chapter: PageOfProse) -> Iterator[Finding]:
    """Answers to paragraphs that there are not, and paragraphs that nothing answers."""
    last = edition.info.chapter.paragraphs
    for paragraph in chapter.paragraphs:
        for number in paragraph.answers if paragraph.id else ():
            if not is_number(number) or not 1 <= int(number) <= last:
                message = f"{paragraph.id!r} answers paragraph {number!r} of the chapter's {last}."
                yield Finding(chapter.path, paragraph.line, "P006", message, "Mend the number.")
    for asked in range(1, last + 1):
        if asked not in edition.answering:
            message = f"No paragraph answers paragraph {asked} of the chapter."
            yield Finding(
                chapter.path, 1, "P005", message, f"Name {asked} in the `answers` of the paragraph that tells it."
            )


def beside_the_text(edition: Edition) -> Iterator[Finding]:
    """What an author put beside the text and every reader would see: an attribute list of nothing, a comment left
    open.
    """
    for page in edition.prose:
        for paragraph in (*page.paragraphs, *page.headings):
            text = refs.visible(paragraph.text)
            if (at := refs.unclosed_comment(paragraph.text)) is not None and paragraph.tag != "html":
                line = paragraph.line + paragraph.text[:at].count("\n")
                yield Finding(
                    page.path,
                    line,
                    "P008",
                    f"The comment “{paragraph.text[at:].split(chr(10))[0][:40]}” is not closed.",
                    CODES["P008"].remedy,
                )
            if listed := _ATTRIBUTES.search(text):
                yield Finding(
                    page.path,
                    paragraph.line + text[: listed.start(1)].count("\n"),
                    "P007",
                    f"{listed[1]} belongs to no paragraph.",
                    CODES["P007"].remedy,
                )
            elif paragraph.astray:
                yield Finding(
                    page.path,
                    paragraph.line,
                    "P007",
                    "`answers` stands on something that is no paragraph of the text"
                    f" (“{' '.join(paragraph.text.split()[:6])} …”).",
                    CODES["P007"].remedy,
                )
