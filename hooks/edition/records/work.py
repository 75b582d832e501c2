"""A work: a book, an article, a volume of documents."""

from __future__ import annotations

from pydantic import Field

from edition.grammar.dates import FAR
from edition.records.grades import Grade
from edition.records.record import Record, kind
from edition.records.values import Agent, CslType, Edtf, Isbn, Lang, Text, WebAddress


@kind("work", "works")
class Work(Record):
    """A publication, with the fields the Citation Style Language gives it."""

    type: CslType
    """A CSL type: book, article-journal, report…"""
    title: str
    author: tuple[Agent, ...] = ()
    editor: tuple[Agent, ...] = ()
    translator: tuple[Agent, ...] = ()
    issued: Edtf | None = None
    """When it was published, as an EDTF date: `1951`, `1938-05`, `1950/1951`, `1938~`; a reprint is said in `edition` or `comment`."""
    publisher: str | None = None
    publisher_place: str | None = Field(default=None, alias="publisher-place")
    container_title: str | None = Field(default=None, alias="container-title")
    collection_title: str | None = Field(default=None, alias="collection-title")
    edition: str | None = None
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    ISBN: Isbn | None = None
    URL: WebAddress | None = None
    language: Lang | None = None
    grade: Grade | None = None
    """What kind of source it is, where its type does not say it."""
    evidence: Text | None = None
    """How these details were seen."""

    @property
    def sort_key(self) -> tuple:
        first = (self.author or self.editor or (Agent(literal=self.title),))[0]
        return ((first.family or first.literal or "").casefold(), self.issued.sort_key if self.issued else (FAR, FAR))
