"""Texts: what their standing asks for; their paragraphs, complete, in order, numbered once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from edition.findings import CODES, COMMAND, Finding
from edition.grammar import addresses, refs
from edition.reading.prose import Paragraph
from edition.records.record import FieldPath
from edition.records.text import Text
from edition.whole.edition import Edition, finding, prose_path
from edition.whole.mentions import ONLY_SET_IN
from edition.whole.texts import WholeText, is_number


def standing(edition: Edition) -> Iterator[Finding]:
    """No text at all, and texts that lack what their standing asks for, or have what it does not."""
    if not edition.texts and not _unread(edition):
        hint = "Write one, as in `reading: {title: …, short: the reading text, standing: own, pages: [chapter.md]}`."
        yield Finding("data/texts.yml", 1, "T004", "The edition has no text.", hint)
    for text in edition.texts:
        record = text.record
        wanted = ("length", "notes") if record.is_held else ("pages",)
        for field in (*wanted, *(name for name in ("pages", "length", "notes", "file") if name not in wanted)):
            given = getattr(record, field) not in (None, ())
            if given != (field in wanted) and not (field == "file" and record.is_held):
                said = f"is {record.standing} and has {'' if given else 'no '}`{field}`."
                path: FieldPath = (field,) if given else ()
                yield finding(edition, record.ref, path, "T004", said, CODES["T004"].remedy)


def _unread(edition: Edition) -> bool:
    """Whether texts could not be read, which is another finding."""
    return Text.KIND.name in edition.broken_kinds or any(ref.kind == Text.KIND.name for ref in edition.broken)


def paragraph_numbers(edition: Edition) -> Iterator[Finding]:
    """Paragraphs that records name and the annotated text has not."""
    if edition.meant is None:
        return
    last, short = edition.meant.length, edition.meant.short
    for ref, located in edition.located.items():
        numbers: list[tuple[FieldPath, int]] = [
            (("paragraphs", index), number) for index, number in enumerate(located.record.paragraphs)
        ]
        if (paragraph := getattr(located.record, "paragraph", None)) is not None:
            numbers.append((("paragraph",), paragraph))
        for path, number in numbers:
            if not 1 <= number <= last:
                said = f"names paragraph {number} of {short}, which has {last}."
                yield finding(edition, ref, path, "P006", said, "Mend the number.")


_ATTRIBUTES = re.compile(r"(?:\A|\n)\s*(\{:?\s*[#.\w][^}\n]*\})\s*\Z")
"""An attribute list on a line of its own, that the page shows as it is typed."""


def written(edition: Edition) -> Iterator[Finding]:
    """Pages of texts that are not there; their paragraphs without id, without a number, or gone; what they answer."""
    for text in edition.texts:
        for index, page in enumerate(text.record.pages):
            if page not in text.page_names:
                message = f"names the page {page}, which does not exist."
                yield finding(edition, text.record.ref, ("pages", index), "R003", message, "Write it under docs/.")
            elif edition.text_of(page) is not text:
                message = f"names the page {page}, which another text has."
                yield finding(edition, text.record.ref, ("pages", index), "R003", message, "Leave it to one of them.")
            elif text is not edition.first and not _under(text.record.id, index, page):
                message = f"has the page {page} outside its own folder."
                hint = f"Put its first page at texts/{text.record.id}.md, the others into texts/{text.record.id}/."
                yield finding(edition, text.record.ref, ("pages", index), "P011", message, hint)
        yield from _without_id(edition, text)
        yield from _answers(edition, text)
    yield from _ids(edition)


def _under(id: str, index: int, page: str) -> bool:
    """Whether a page of a text stands where its address wants it: `texts/a.md` the first, the others `texts/a/b.md`."""
    return page in (f"texts/{id}.md", f"texts/{id}/index.md") if not index else page.startswith(f"texts/{id}/")


def _without_id(edition: Edition, text: WholeText) -> Iterator[Finding]:
    hint = '`{: #some-id answers="4" }` goes on the line after it.'
    hint = hint if text.record.answers else "`{: #some-id }` goes on the line after it."
    own = text.record.numbering == "own"
    for paragraph in text.paragraphs:
        path, said = prose_path(edition, paragraph.page), f"The paragraph “{' '.join(paragraph.text.split()[:6])} …”"
        if paragraph.id is None and _wants_id(paragraph):
            yield Finding(path, paragraph.line, "P001", f"{said} has no id.", hint)
        elif own and paragraph.id in text.numbers and not paragraph.n:
            yield Finding(path, paragraph.line, "P010", f"{said} has no number.", CODES["P010"].remedy)


def _wants_id(paragraph: Paragraph) -> bool:
    """Whether it is a paragraph of a section's text: no item or cell, nothing set in, nothing that is not shown."""
    shown = not ONLY_SET_IN.match(paragraph.text) and not _ATTRIBUTES.match(paragraph.text)
    return paragraph.own and bool(paragraph.section) and shown and not paragraph.text.startswith("<!--")


def _ids(edition: Edition) -> Iterator[Finding]:
    """Ids that stand twice in a text, are not in the ledger, or are gone."""
    texts = [text for text in edition.texts if not text.record.is_held]
    with_id = [(text, one) for text in texts for one in text.paragraphs if one.id]
    ledger = {id for id, _ in edition.ledger}
    if not ledger and len(with_id) > 1:
        message = f"The ledger has no id, and {len(with_id)} paragraphs have one."
        hint = f"Put the file back. If no id was ever published, run `{COMMAND} mint`."
        yield Finding("data/paragraph-ids.txt", 1, "P003", message, hint)
        ledger = {paragraph.id or "" for _, paragraph in with_id}
    seen: Counter[tuple[str, str]] = Counter()
    for text, paragraph in with_id:
        id, where = paragraph.id or "", (prose_path(edition, paragraph.page), paragraph.line)
        seen[text.record.id, id] += 1
        if seen[text.record.id, id] == 2:
            yield Finding(*where, "P002", f"The id {id!r} stands twice.", "Give one of the paragraphs another.")
        if id not in ledger:
            hint = f"If the paragraph is new, run `{COMMAND} mint`; if an old id was changed, put it back."
            yield Finding(*where, "P003", f"The id {id!r} is not in the ledger.", hint)
    yield from _gone(edition, {id for _, id in seen})


def _gone(edition: Edition, there: set[str]) -> Iterator[Finding]:
    """Ids of the ledger that no paragraph has and no redirect is about."""
    pages = [page for text in edition.texts if not text.record.is_held for page in text.pages]
    for id, line in edition.ledger:
        places = [f"{addresses.rooted(page.page)}#{id}" for page in pages]
        redirects = edition.redirects
        if id not in there and places and redirects is not None and not any(place in redirects for place in places):
            message = f"The paragraph {id!r} is gone from {pages[0].path}."
            hint = (
                f"Put the id back on the paragraph that says it now, or write `{places[0]}: …` in data/redirects.yml."
            )
            yield Finding("data/paragraph-ids.txt", line, "P004", message, hint)


def _answers(edition: Edition, text: WholeText) -> Iterator[Finding]:
    """Answers to paragraphs that there are not, and paragraphs that nothing answers."""
    answered = edition.answered_by(text)
    if answered is None or not text.pages:
        return
    known = _known(answered)
    for paragraph in text.paragraphs:
        for number in paragraph.answers if paragraph.id else ():
            if (str(int(number)) if is_number(number) else number) not in known:
                message = f"{paragraph.id!r} answers paragraph {number!r} of {answered.short}, which has {len(known)}."
                path = prose_path(edition, paragraph.page)
                yield Finding(path, paragraph.line, "P006", message, "Mend the number.")
    for asked in known:
        if asked not in text.answering:
            message = f"No paragraph answers paragraph {asked} of {answered.short}."
            hint = f"Name {asked} in the `answers` of the paragraph that tells it."
            yield Finding(text.pages[0].path, 1, "P005", message, hint)


def _known(text: WholeText) -> dict[str, None]:
    """What `answers` may name: the numbers of a text that are counted; else the ids of its paragraphs."""
    own = text.record.numbering == "own"
    return dict.fromkeys(text.numbers if own else map(str, range(1, text.length + 1)))


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
