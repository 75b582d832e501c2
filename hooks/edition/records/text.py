"""A text that the edition has or annotates."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from edition.grammar.refs import Ref
from edition.records import values
from edition.records.record import Names, Titled, kind
from edition.records.values import Agent, Lang, To

MOST = 100_000
"""More paragraphs or notes than this no text has; the check counts them through, one by one."""


@kind("text", "texts", order=95, alone=True)
class Text(Titled):
    """A text of the edition: our own, somebody's that may be published, or one whose words are not here."""

    APART: ClassVar[frozenset[str]] = Titled.APART | {"short", "standing", "pages", "file", "length", "notes"}

    short: str
    """What sentences call it: `the chapter`, `the reading text`."""
    standing: Literal["own", "open", "held"]
    """How it stands with its words: `own`, ours and published; `open`, somebody's and free to publish; `held`,
    somebody's, whose words come from a file at build time and are never published.
    """
    language: Lang | None = None
    author: tuple[Agent, ...] = ()
    translator: tuple[Agent, ...] = ()
    work: Annotated[Ref, To("work")] | None = None
    """What it is from."""
    pages: tuple[str, ...] = ()
    """Its pages under docs/, in order; a held text has none."""
    answers: Annotated[Ref, To("text")] | None = None
    """The text that it answers paragraph by paragraph."""
    numbering: Literal["counted", "own"] = "counted"
    """How its paragraphs are numbered: `counted`, from 1; or `own`, by what each carries as `n`: `n="Jul. 32.1"`."""
    length: int | None = Field(default=None, ge=0, le=MOST)
    """How many paragraphs a held text has; they are numbered from 1."""
    notes: int | None = Field(default=None, ge=0, le=MOST)
    """How many notes a held text has; they are numbered from 1."""
    file: str | None = None
    """Where the words of a held text are looked for, relative to the edition; the file is never part of it."""
    rights: values.Text | None = None
    """Who has the rights in its words, and on what terms they stand here."""

    @property
    def docs_page(self) -> str:
        """Its first page; of a held text, its own."""
        return self.pages[0] if self.pages else super().docs_page

    @property
    def sort_key(self) -> tuple[object, ...]:
        return ()

    @property
    def authors(self) -> tuple[Agent, ...]:
        return self.author

    @property
    def is_held(self) -> bool:
        """Whether its words come from a file and are not to be repeated."""
        return self.standing == "held"

    def line(self, names: Names) -> str:
        """`Jane Roe; translated by John Doe`"""
        translated = f"translated by {', '.join(map(str, self.translator))}" if self.translator else ""
        return "; ".join(filter(None, (", ".join(map(str, self.author)), translated)))

    def texts(self) -> tuple[str | None, ...]:
        return (*super().texts(), self.rights)
