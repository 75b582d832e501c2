"""The reader of Markdown with the answers of an edition: where a reference leads, what a note says, what days a
paragraph tells of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol, TypeVar

from markdown import Markdown

from edition.annotation import Annotation
from edition.grammar import refs
from edition.grammar.refs import Ref
from edition.grammar.targets import Target
from edition.showing.notes import in_the_text, note_sign, note_status, note_text
from edition.whole.days import days_of
from edition.whole.edition import Edition

A = TypeVar("A")
B = TypeVar("B")


class Asking(Protocol):
    """How a function is asked: under a name, with what makes its argument of a text. It may be asked by another way."""

    def __call__(self, name: str, answer: Callable[[A], B], read: Callable[[str], A]) -> Callable[[A], B]: ...


def directly(name: str, answer: Callable[[A], B], read: Callable[[str], A]) -> Callable[[A], B]:
    """By no other way."""
    return answer


def reader(edition: Edition, asking: Asking = directly) -> Annotation:
    """The extension of Markdown that knows this edition; whoever wants to know what it asks passes `asking`."""
    return Annotation(
        asking("resolve", resolver(edition), _ref),
        asking("note", partial(note_text, edition), str),
        asking("status", partial(note_status, edition), str),
        asking("days", partial(days_of, edition), str),
        asking("number", partial(number_of, edition), str),
        asking("sign", partial(note_sign, edition), str),
    )


def begin(markdown: Markdown, page: str) -> None:
    """Say which page a parser is about to render, by its path under docs/."""
    for one in markdown.registeredExtensions:
        if isinstance(one, Annotation):
            one.page = page


def number_of(edition: Edition, place: str) -> str | None:
    """The number of a paragraph of a text by its page and id, `chapter.md#first`; None for any other."""
    page, _, id = place.partition("#")
    text = edition.text_of(page)
    return text.numbers.get(id) if text else None


def _ref(text: str) -> Ref:
    ref = refs.parse(text)
    assert ref, "it was one when it was asked about"
    return ref


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
    """What the texts show, with their notes: their characters have files of their own."""
    for page in (page for text in edition.texts for page in text.pages):
        yield from (part.text for part in (*page.headings, *page.paragraphs))
    yield from in_the_text(edition)
