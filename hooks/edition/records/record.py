"""What every record has, what a kind of record is, and the table of kinds.

A kind is registered by its class, in a module of its own in this folder (see `records/person.py`). Reading, checks,
pages, search, export and editor schema work from `KINDS` and from what the class says of its records: the line under a
title, the card, the texts, the days, whom it brings together. They list no kind and test no class, so that a new one is
a module here, a template `overrides/records/<kind>.md` and `data/<plural>.yml`. Records know no edition: what a
reference is called is passed in, as `names`.

Field names are the YAML keys; the docstring under a field is the documentation of the data model and the text editors
show.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal, TypedDict, TypeVar, Unpack

from pydantic import BaseModel, Field

from edition.grammar import refs
from edition.grammar.dates import FAR, EdtfDate
from edition.grammar.days import number
from edition.grammar.names import is_native_script
from edition.grammar.refs import Ref
from edition.records.grades import Grade
from edition.records.values import (
    ACTING,
    Agent,
    Authority,
    CitedSource,
    Name,
    Prose,
    Role,
    Source,
    SourceKey,
    Text,
    Value,
)

Names = Callable[[Ref], str]
"""What a reference is called: `person:mao-zedong` -> `Mao Zedong`; one that leads nowhere is called by its id."""


Line = tuple[str | Ref, ...]
"""Words with references among them: `(person:ann, " to ", person:cy, ", 6 November 1919")`."""


Phrase = tuple[str | tuple[str | Ref, ...], ...]
"""A few words and lists of references or names: `("letter", "from", (person:cy, "The clerk"))`."""


@dataclass(frozen=True)
class Said:
    """A text of a card, in Markdown."""

    text: str
    by: Ref | str = ""
    """Who has it so, where a card sets one against another."""
    whole: bool = False
    """Whether all of it is shown; else the first sentences."""


@dataclass(frozen=True)
class Card:
    """What the card of a link shows, beside the line and the name in its own script."""

    title: str
    says: tuple[Said, ...] = ()


def rests_on_evidence(sentence: str) -> bool:
    """Whether a sentence of a record names what it rests on: by a mark `[^key]`, or by a link to a piece
    of evidence.
    """
    linked = (KINDS.get(found.ref.kind) for found in refs.find(sentence) if found.form in ("link", "set-in"))
    return bool(refs.source_marks(sentence)) or any(kind is not None and kind.evidence for kind in linked)


LONGEST_ID = 100
"""Characters of an id: with folder and ending a file name on every system, and an address that can be written down."""


@dataclass(frozen=True)
class Kind:
    """What the edition knows of a kind besides its fields."""

    name: str
    """Singular, as in a reference: `person`."""
    plural: str
    """Folder of the pages and name of the data file: `people`."""
    record: type[Record]
    id_pattern: re.Pattern[str]
    order: int = 100
    """Its place among the kinds of the site, the lowest first; of equal ones the order of the alphabet decides."""
    evidence: bool = False
    """Whether a sentence that links to one of its records rests on it."""
    acts: bool = False
    """Whether its records take part in events and have dealings with others."""
    happens: bool = False
    """Whether its days are those that the edition is about, and date the paragraphs that tell of them."""
    dated: bool = False
    """Whether its records stand in lists with their days in the margin, also where these are not known."""
    personal: bool = False
    """Whether its names are those of people: of a given and a family name, either of which may stand alone."""
    quoted: bool = False
    """Whether its records are words, which are found by their text and have no name."""
    legend: bool = False
    """Whether the legend of the reading text explains the line under its links."""
    colour: str = ""
    """The colour of the line under its links and of its sign in a search, by its name in `assets/edition.css`: `moss`;
    else grey."""
    line: str = "solid"
    """The line under its links: a key of `LINES` in `pages/kind_styles.py`."""
    alone: bool = False
    """Whether its records need not be mentioned anywhere."""
    sign: str | None = None
    """What stands in the text where a record of it is set in: `‡`."""
    weight: int = 8
    """What a word in its text counts for in a search, beside 12 in the reading text."""
    word: str = ""
    """What one of its records is called in lists of results and counts; else `name`."""
    entries: str = ""
    """What its records are called together in a sentence; else `plural`."""
    partners: str = ""
    """Heading of those of its records with whom somebody had dealings; else `heading`."""
    dealing: str = ""
    """What one of its records is called among the dealings it tells of: `passage`; else `name`."""

    id_hint: str = f"Use lowercase letters, digits and hyphens, {LONGEST_ID} at most."
    """What to do about an id that does not have the form of its ids."""

    @property
    def named(self) -> bool:
        """Whether its records are known by names: a search offers those like what was typed, and the index
        lists them.
        """
        return issubclass(self.record, Named)

    @property
    def heading(self) -> str:
        """`People`."""
        return self.plural.capitalize()

    @property
    def index_page(self) -> str:
        """Page of the kind's index, under docs/."""
        return f"{self.plural}/index.md"


KINDS: dict[str, Kind] = {}
"""Every kind by its singular name, in the order of the site."""


_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"


RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Ids that are no name of a page: the index of a kind has one, Windows keeps the others for devices (Microsoft, Naming
Files).
"""


def is_file_name(id: str) -> bool:
    """Whether an id of the right form can be the name of a page everywhere."""
    return len(id) <= LONGEST_ID and id not in RESERVED


def kind(name: str, plural: str, id_pattern: str = _SLUG, **flags: Unpack[Flags]) -> Callable[[type[R]], type[R]]:
    """Register a class as a kind of record; the flags are the fields of `Kind`: `@kind("ship", "ships", acts=True)`."""

    def register(record: type[R]) -> type[R]:
        flags.setdefault("word", name)
        flags.setdefault("entries", plural)
        flags.setdefault("partners", plural.capitalize())
        flags.setdefault("dealing", name)
        record.KIND = KINDS[name] = Kind(name, plural, record, re.compile(id_pattern), **flags)
        ordered = sorted(KINDS.items(), key=lambda item: (item[1].order, item[0]))
        KINDS.clear()
        KINDS.update(ordered)
        ACTING[:] = [one.name for one in KINDS.values() if one.acts]
        return record

    return register


GradeByList = Callable[[str, str | None], Grade]
"""The grade that the list of sources gives to a title, or to an address."""


class Record(Value):
    """What every record has. `id` is the key of the mapping in the file, or the name of the record's own file."""

    KIND: ClassVar[Kind]
    APART: ClassVar[frozenset[str]] = frozenset({
        "id", "paragraphs", "description", "identity", "comment", "authorities", "sources",
    })  # fmt: skip
    """Fields that have a place of their own on a page and are not listed among its facts."""

    id: str = Field(exclude=True)
    paragraphs: tuple[int, ...] = ()
    """Paragraphs of the chapter that name or tell it."""
    description: Text | None = None
    """What it is and its part in the story, in the edition's words."""
    identity: Text | None = None
    """What is known where identity is doubtful or names collide."""
    comment: Text | None = None
    """An editorial remark shown to the reader."""
    authorities: tuple[Authority, ...] = ()
    """The same thing in authority files."""
    sources: dict[str, CitedSource] = {}
    """What was read for facts the chapter does not give, under short keys that `source` fields cite."""

    @property
    def ref(self) -> Ref:
        """The reference that names this record."""
        return Ref(self.KIND.name, self.id)

    def as_source(self, by_list: GradeByList) -> tuple[Grade, Grade | None] | None:
        """Of a record that is itself a source, its grade, and where a field of its own gives that, the one it would
        have without; None for others. `by_list` knows the grade of a title and its address.
        """
        return None

    @property
    def docs_page(self) -> str:
        """The record's page, under docs/: `people/mao-zedong.md`."""
        return f"{self.KIND.plural}/{self.id}.md"

    @property
    def label(self) -> str:
        """What the record is called in a heading or list."""
        return self.id

    @property
    def head(self) -> str:
        """The form it stands under in an alphabetical list and in the index of names: `Walker, Walton H.`"""
        return self.label

    @property
    def known_names(self) -> tuple[Name, ...]:
        """Its names, the edition's own first; of what has none, none."""
        return ()

    @property
    def field_sources(self) -> dict[str, Ref | SourceKey]:
        """What single fields rest on, by their names."""
        return {}

    @property
    def native(self) -> Name | None:
        """The name in its own script, where given."""
        return next((name for name in self.known_names if is_native_script(name.lang)), None)

    @property
    def name_forms(self) -> tuple[str, ...]:
        """Every form it is known by."""
        return tuple(dict.fromkeys(name.form for name in self.known_names)) or (self.label,)

    @property
    def shortened(self) -> tuple[str, ...]:
        """Forms of which people say the initials alone, beside its names: a title before the comma."""
        return ()

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Its place in the kind's index; equal keys keep the order of the file."""
        return (self.label.casefold(),)

    # --- what a reader is told of it --------------------------------------------------------------------------------

    def line(self, names: Names) -> str:
        """The line under a title: years and office, kind, date, speaker, status. `1893–1976 · Chairman`"""
        return ""

    def card(self) -> Card:
        """What the card of a link shows."""
        return Card(self.label, (Said(self.description),) if self.description else ())

    @property
    def quoted(self) -> str | None:
        """The exact words it consists of, which stand where it is set into a text."""
        return None

    @property
    def attribution(self) -> Line:
        """Whose words they are, to whom and when."""
        return ()

    def texts(self) -> tuple[str | None, ...]:
        """What it says in words, for the search: plain or Markdown, the most telling first."""
        return (self.description, self.identity, self.comment)

    def beside(self, of: Ref) -> tuple[Phrase, ...]:
        """What a list on the page of `of` says beside its name: a part in it, the other side of words or papers."""
        return ()

    # --- how it stands to others ------------------------------------------------------------------------------------

    @property
    def days(self) -> EdtfDate | None:
        """When it happened, was written or was: what a list has in the margin, a line of days draws and a search
        knows.
        """
        return None

    @property
    def ended(self) -> EdtfDate | None:
        """When it ceased to act."""
        return None

    def counterparts(self, one: Ref) -> tuple[Ref, ...]:
        """With whom it brings somebody together: the others who took part, or the other side of words and papers."""
        return ()

    @property
    def parent(self) -> Ref | None:
        """The record of its kind that it is part of."""
        return None

    @property
    def offices(self) -> tuple[Role, ...]:
        """Offices it held."""
        return ()

    @property
    def authors(self) -> tuple[Agent, ...]:
        """Who wrote it, where they are named as a bibliography names them."""
        return ()

    @property
    def title_style(self) -> Literal["plain", "quoted", "italic"]:
        """How its title is printed where it is cited."""
        return "plain"


R = TypeVar("R", bound=Record)


class Flags(TypedDict, total=False):
    """What `kind` may be told beside names and pattern: see the fields of `Kind`."""

    order: int
    evidence: bool
    acts: bool
    happens: bool
    dated: bool
    personal: bool
    quoted: bool
    legend: bool
    colour: str
    line: str
    alone: bool
    sign: str | None
    weight: int
    word: str
    entries: str
    partners: str
    dealing: str
    id_hint: str


class Titled(Record):
    """A record known by a title."""

    APART: ClassVar[frozenset[str]] = Record.APART | {"title"}

    title: str

    @property
    def label(self) -> str:
        return self.title


class Named(Record):
    """A record known by names; the first is the edition's own."""

    APART: ClassVar[frozenset[str]] = Record.APART | {"names", "rests_on"}

    names: tuple[Name, ...] = Field(min_length=1)
    """Every form it is known by, the edition's first."""
    rests_on: dict[str, Source] = {}
    """What single fields rest on: `{part_of: wp, country_now: gn}`; `chapter` where the chapter says it, `edition`
    where we infer it.
    """

    @property
    def label(self) -> str:
        return self.names[0].form

    @property
    def known_names(self) -> tuple[Name, ...]:
        return self.names

    @property
    def field_sources(self) -> dict[str, Ref | SourceKey]:
        return self.rests_on


class Dated(Record):
    """A record whose lists run by date, which is that of its `days`."""

    @property
    def sort_key(self) -> tuple[object, ...]:
        return (self.minute, self.days.sort_key[1]) if self.days else (math.inf, FAR)

    @property
    def clock(self) -> tuple[str | None, str | None]:
        """Hour and offset at which it began, where they are known: `("09:30", "+09:00")`."""
        return None, None

    @property
    def minute(self) -> float:
        """Where it stands on the one clock by which all are ordered: minutes of UTC.

        What has an hour and an offset stands at its instant, so that 03:00 of 25 October in Korea comes before 15:00 of
        24 October in Washington. What has no hour stands at noon of its day, by its own offset where it has one. An
        hour or a day without an offset is taken for one of Greenwich: then no clock within twelve hours of it puts a
        day behind what happened on a later one. A span stands where it begins, or, its beginning open, where it ends.
        The minutes are numbers, so the order is total; of those that stand at the same minute the one that ends first
        goes first.
        """
        day = self.days and (self.days.earliest or self.days.latest)
        if not day:
            return math.inf
        time, offset = self.clock[0] or "12:00", self.clock[1] or "+00:00"
        ahead = int(offset[1:3]) * 60 + int(offset[4:6])
        return number(day) * 1440 + int(time[:2]) * 60 + int(time[3:5]) - (ahead if offset[0] == "+" else -ahead)


def leaves(value: object, path: FieldPath = ()) -> Iterator[tuple[FieldPath, object]]:
    """Every value inside a record that holds no other, with its path, in the order of the fields."""
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from leaves(getattr(value, name), (*path, field.alias or name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, (*path, key))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from leaves(item, (*path, index))
    elif value is not None:
        yield path, value


def parts(value: object) -> Iterator[Value]:
    """A record and every value inside it that has fields of its own."""
    if isinstance(value, Value):
        yield value
        for _, inner in value:
            yield from parts(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from parts(inner)


def references(record: Record) -> Iterator[tuple[FieldPath, Ref]]:
    """References in the record's fields, prose apart."""
    return ((path, value) for path, value in leaves(record) if isinstance(value, Ref))


def prose(record: Value) -> Iterator[tuple[FieldPath, Prose]]:
    """The record's prose fields."""
    return ((path, value) for path, value in leaves(record) if isinstance(value, Prose))


FieldPath = tuple[str | int, ...]
"""The way to a value inside a record or a file, by YAML key and index: `("participants", 0, "who")`."""


def line_of(lines: dict[FieldPath, int], path: FieldPath) -> int:
    """The line of a value by its path, or of the nearest thing around it."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)
