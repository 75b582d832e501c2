"""What every record has, what a kind of record is, and the table of kinds.

A kind is registered by its class (see `records/person.py`); reading, checks, pages, index, export and editor schema work
from `KINDS`. Field names are the YAML keys; the docstring under a field is the documentation of the data model and the
text editors show.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
import math
from pydantic import BaseModel, Field
import re
from typing import ClassVar

from edition.grammar import refs
from edition.grammar.dates import EdtfDate, FAR
from edition.grammar.days import number
from edition.grammar.names import is_native_script
from edition.grammar.refs import Ref
from edition.records.values import Authority, CitedSource, Name, Prose, Source, Text, Value


EVIDENCE = ("document", "work", "quotation", "note", "variant")
"""Kinds of record that are the source of a sentence which links to one."""


def rests_on_evidence(sentence: str) -> bool:
    """Whether a sentence of a record names what it rests on: by a mark `[^key]`, or by a link to a piece of evidence."""
    return bool(refs.source_marks(sentence)) or any(found.ref.kind in EVIDENCE for found in refs.find(sentence) if found.form in ("link", "set-in"))


@dataclass(frozen=True)
class Kind:
    """What the edition knows of a kind besides its fields."""

    name: str
    """Singular, as in a reference: `person`."""
    plural: str
    """Folder of the pages and name of the data file: `people`."""
    record: type[Record]
    id_pattern: re.Pattern[str]

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


LONGEST_ID = 100
"""Characters of an id: with folder and ending a file name on every system, and an address that can be written down."""


RESERVED = frozenset({"index", "con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))})
"""Ids that are no name of a page: the index of a kind has one, Windows keeps the others for devices (Microsoft, Naming Files)."""


def is_file_name(id: str) -> bool:
    """Whether an id of the right form can be the name of a page everywhere."""
    return len(id) <= LONGEST_ID and id not in RESERVED


def kind(name: str, plural: str, id_pattern: str = _SLUG) -> Callable[[type[Record]], type[Record]]:
    """Register a class as a kind of record."""

    def register(record: type[Record]) -> type[Record]:
        KINDS[name] = record.KIND = Kind(name, plural, record, re.compile(id_pattern))
        return record

    return register


class Record(Value):
    """What every record has. `id` is the key of the mapping in the file, or the name of the record's own file."""

    KIND: ClassVar[Kind]

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

    @property
    def docs_page(self) -> str:
        """The record's page, under docs/: `people/mao-zedong.md`."""
        return f"{self.KIND.plural}/{self.id}.md"

    @property
    def label(self) -> str:
        """What the record is called in a heading or list."""
        return getattr(self, "title", None) or self.id

    @property
    def name_forms(self) -> tuple[str, ...]:
        """Every form it is known by."""
        return tuple(dict.fromkeys(name.form for name in getattr(self, "names", ()))) or (self.label,)

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Its place in the kind's index; equal keys keep the order of the file."""
        return (self.label.casefold(),)


class Named(Record):
    """A record known by names; the first is the edition's own."""

    names: tuple[Name, ...] = Field(min_length=1)
    """Every form it is known by, the edition's first."""
    rests_on: dict[str, Source] = {}
    """What single fields rest on: `{part_of: wp, country_now: gn}`; `chapter` where the chapter says it, `edition` where we infer it."""

    @property
    def label(self) -> str:
        return self.names[0].form

    @property
    def native(self) -> Name | None:
        """The name in its own script, where given."""
        return next((name for name in self.names if is_native_script(name.lang)), None)


class Dated(Record):
    """A record whose lists run by date."""

    @property
    def sort_key(self) -> tuple[object, ...]:
        date: EdtfDate | None = getattr(self, "date", None)
        return (self.minute, date.sort_key[1]) if date else (math.inf, FAR)

    @property
    def minute(self) -> float:
        """Where it stands on the one clock by which all are ordered: minutes of UTC.

        What has an hour and an offset stands at its instant, so that 03:00 of 25 October in Korea comes before 15:00 of
        24 October in Washington. What has no hour stands at noon of its day, by its own offset where it has one: then no
        clock within twelve hours of Greenwich puts it behind what happened on a later day. An hour or a day without an
        offset is taken for one of Greenwich. A span stands where it begins, or, its beginning open, where it ends. The
        minutes are numbers, so the order is total; of those that stand at the same minute the one that ends first goes first.
        """
        date: EdtfDate | None = getattr(self, "date", None)
        day = date and (date.earliest or date.latest)
        if not day:
            return math.inf
        time, offset = getattr(self, "time", None) or "12:00", getattr(self, "utc_offset", None) or "+00:00"
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
