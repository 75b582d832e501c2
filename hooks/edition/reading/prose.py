"""A page written by hand as paragraphs, headings and anchors, each with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.grammar import refs
from edition.reading.markdown_reader import HEADINGS, Block, Reader, front_matter, misread
from edition.reading.site import Site
from edition.records.record import KINDS


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose with what is asked of it: an id, and which paragraphs of another text it answers."""

    page: str
    """Page under docs/, e.g. `chapter.md`."""
    text: str
    """Its Markdown, attribute list apart."""
    line: int
    id: str | None = None
    answers: tuple[str, ...] = ()
    """Numbers of the paragraphs of another text, or their ids, as written."""
    n: str | None = None
    """The number that it carries itself, in a text with numbers of its own: `Jul. 32.1`."""
    section: str = ""
    """Title of the section it stands in."""
    section_id: str | None = None
    tag: str = "p"
    """The element of the page that holds it: `p`, `li`, `td`, `h2`; `html` for the words of raw HTML."""
    own: bool = True
    """Whether it stands by itself, in no list, table or quotation."""
    unread: tuple[str, ...] = ()
    """What looks like a reference in it, on the page or as it is written, and is none."""
    astray: bool = False
    """Whether it says what it answers and is no paragraph that could: an item, a cell."""

    @property
    def place(self) -> str:
        """Its page and id: `chapter.md#first`."""
        return f"{self.page}#{self.id or ''}"


@dataclass(frozen=True)
class PageOfProse:
    """A page written by hand."""

    path: str
    """File, relative to the edition's root."""
    page: str
    """The same under docs/."""
    title: str
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Paragraph, ...]
    """Its headings, which may hold references like any text; their `section` is their words without markup."""
    anchors: frozenset[str]
    """Ids of its blocks."""


_TITLE = re.compile(r"^title:\s*(.*?)\s*$", re.M)


def read_prose(text: str, path: str, page: str, reader: Reader | None = None) -> PageOfProse:
    """A page's paragraphs and headings in order, as the page shows them; those of lists and tables each by itself."""
    named = _TITLE.search(front_matter(text))
    title = named[1].strip("'\"") if named else ""
    paragraphs: list[Paragraph] = []
    headings: list[Paragraph] = []
    anchors: set[str] = set()
    section, section_id = "", None
    for block in (reader or Reader(Site().extensions, {})).read(text):
        if block.id:
            anchors.add(block.id)
        heading = block.plain or block.tag in HEADINGS
        if heading and block.own:
            if block.tag == "h1":
                title = title or block.plain
            else:
                section, section_id = block.plain, block.id
        (headings if heading else paragraphs).append(
            Paragraph(
                page,
                block.text,
                block.line,
                id=block.id if block.tag == "p" else None,
                answers=tuple((block.answers or "").replace(",", " ").split()) if block.tag == "p" else (),
                n=block.n if block.tag == "p" else None,
                astray=bool(block.answers) and block.tag != "p",
                section=section,
                section_id=section_id,
                tag=block.tag,
                own=block.own,
                unread=tuple(_unread(block)),
            )
        )
    return PageOfProse(
        path, page, title or page.removesuffix(".md"), tuple(paragraphs), tuple(headings), frozenset(anchors)
    )


def _unread(block: Block) -> Iterator[str]:
    """What was meant for a reference and is none, for whoever wrote it, or for whoever reads the page."""
    told = list(refs.malformed(block.raw or block.text, KINDS))
    if block.raw:
        told += [block.raw[found.start : found.end] for found in refs.find(block.raw) if found.form != "marker"]
    yield from told
    yield from (address for address in misread(block) if not any(address in written for written in told))
