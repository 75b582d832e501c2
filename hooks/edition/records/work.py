"""A work: a book, an article, a volume of documents."""

from __future__ import annotations

import re
from typing import ClassVar, Literal

from pydantic import Field

from edition.grammar.dates import FAR, EdtfDate
from edition.records.grades import GRADE_OF_TYPE, Grade
from edition.records.record import GradeByList, Names, Record, kind
from edition.records.values import Agent, CslType, Edtf, Isbn, Lang, Text, WebAddress


@kind("work", "works", order=90, evidence=True, colour="ochre", line="dashes and dots")
class Work(Record):
    """A publication, with the fields the Citation Style Language gives it."""

    APART: ClassVar[frozenset[str]] = Record.APART | {"title"}

    type: CslType
    """A CSL type: book, article-journal, report…"""
    title: str
    author: tuple[Agent, ...] = ()
    editor: tuple[Agent, ...] = ()
    translator: tuple[Agent, ...] = ()
    issued: Edtf | None = None
    """When it was published, as an EDTF date: `1951`, `1938-05`, `1950/1951`, `1938~`; a reprint is said in `edition`
    or `comment`.
    """
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
    def label(self) -> str:
        return self.title

    def as_source(self, by_list: GradeByList) -> tuple[Grade, Grade | None]:
        derived = GRADE_OF_TYPE.get(self.type) or by_list(self.title, self.URL)
        return self.grade or derived, derived if self.grade else None

    @property
    def authors(self) -> tuple[Agent, ...]:
        return self.author

    @property
    def shortened(self) -> tuple[str, ...]:
        return (self.label.partition(",")[0],)

    @property
    def title_style(self) -> Literal["plain", "quoted", "italic"]:
        """What is part of something stands in quotation marks; Han and Hangul have no italics."""
        if self.type.startswith(("article", "chapter")):
            return "quoted"
        return "plain" if re.search("[\u3040-\u9fff\uac00-\ud7af]", self.label) else "italic"

    @property
    def on_the_web(self) -> tuple[str | None, EdtfDate | None]:
        return self.URL, None

    def line(self, names: Names) -> str:
        return " · ".join(filter(None, [", ".join(map(str, self.author)), str(self.issued or "")]))

    def texts(self) -> tuple[str | None, ...]:
        return (" ".join(map(str, self.author)), self.publisher, *super().texts())

    @property
    def sort_key(self) -> tuple[object, ...]:
        first = (self.author or self.editor or (Agent(literal=self.title),))[0]
        return ((first.family or first.literal or "").casefold(), self.issued.sort_key if self.issued else (FAR, FAR))
