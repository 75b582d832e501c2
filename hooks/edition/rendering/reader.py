"""The reader of Markdown with the answers of an edition: where a reference leads, what a note says, what days a
paragraph tells of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from edition.annotation import Annotation
from edition.grammar.refs import Ref
from edition.grammar.targets import Target
from edition.showing.notes import in_the_text, note_status, note_text
from edition.whole.days import days_of
from edition.whole.edition import Edition


def reader(edition: Edition) -> Annotation:
    """The extension of Markdown that knows this edition."""
    return Annotation(
        resolver(edition),
        lambda number: note_text(edition, number),
        lambda number: note_status(edition, number),
        lambda paragraph: days_of(edition, paragraph),
    )


def resolver(edition: Edition) -> Callable[[Ref], Target | None]:
    """What the annotation needs to resolve references: addresses are `/people/x.md`, from the root of the docs."""

    def resolve(ref: Ref) -> Target | None:
        record = edition.get(ref)
        if record is None:
            return None
        said = tuple(_piece(edition, piece) for piece in record.attribution)
        return Target(f"/{record.docs_page}", record.label, record.quoted, mark=record.KIND.sign, attribution=said)

    return resolve


def _piece(edition: Edition, piece: str | Ref) -> tuple[str, str | None]:
    """A piece of an attribution with the address it links to: `("Frank Dyson", "/people/frank-dyson.md")`."""
    if isinstance(piece, str):
        return piece, None
    record = edition.get(piece)
    return edition.called(piece), f"/{record.docs_page}" if record else None


def read_first(edition: Edition) -> Iterator[str]:
    """What the reading text shows, with its notes: its characters have files of their own."""
    if chapter := edition.chapter:
        yield from (part.text for part in (*chapter.headings, *chapter.paragraphs))
    yield from in_the_text(edition)
