"""The kinds of record an edition holds: one class per kind, one registry, no reading of files.

A kind costs three lines: the decorator, the class, its first field. Everything else (reading, checks, pages, index,
export, editor schema) works from `KINDS`. Field names are the YAML keys; the docstring under a field is the
documentation of the data model and the text editors show.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, Field

from edition.dates import FAR, EdtfDate
from edition.days import number
from edition.names import fold, is_native_script
from edition.refs import Ref
from edition.texts import Path
from edition.values import Agent, Authority, Candidate, CitedSource, Clock, Coordinates, CslType, Edtf, Isbn, Lang, Moment, Name, Offset, Participant, Party, Prose, Reading, Role, Source, Text, Value, WebAddress, Witness, Words, to


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
    def sort_key(self) -> tuple:
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


@kind("person", "people")
class Person(Named):
    """Somebody who acts, speaks or is spoken of."""

    sort: str | None = None
    """The form lists are sorted by: `Walker, Walton H.`"""
    affiliation: str | None = None
    """The side or state, for lists."""
    born: Moment | None = None
    died: Moment | None = None
    roles: tuple[Role, ...] = ()
    """Offices that matter here."""

    @property
    def sort_key(self) -> tuple:
        return (fold(self.sort or self.label),)


@kind("place", "places")
class Place(Named):
    """A town, river, line, country or region."""

    kind: str
    """city, port, river, strait, region, country…"""
    coordinates: Coordinates | None = None
    part_of: to("place") | None = None
    country_then: str | None = None
    country_now: str | None = None


@kind("organization", "organizations")
class Organization(Named):
    """A body that acts: a state, an office, an army or a part of one, a party."""

    kind: str
    """state, government body, army, corps, division, party…"""
    abbreviations: tuple[str, ...] = ()
    affiliation: str | None = None
    part_of: to("organization") | None = None

    @property
    def name_forms(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys([*super().name_forms, *self.abbreviations]))


class Dated(Record):
    """A record whose lists run by date."""

    @property
    def sort_key(self) -> tuple:
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


@kind("event", "events")
class Event(Dated):
    """Something that happened at a time."""

    title: str
    date: Edtf
    """When it happened, by the clock of the place."""
    time: Clock | None = None
    """Local time, where a source gives it."""
    utc_offset: Offset | None = None
    """Offset of that clock: `+09:00`."""
    place_of_clock: to("place") | None = None
    """Whose clock it is."""
    calendar: str | None = None
    """Where it is not the Gregorian."""
    date_basis: Text | None = None
    """Why this date."""
    places: tuple[to("place"), ...] = ()
    """Where it happened."""
    concerns: tuple[to("place"), ...] = ()
    """Places it was about, where they are not the place where it happened."""
    participants: tuple[Participant, ...] = ()
    documents: tuple[to("document", "work"), ...] = ()
    part_of: to("event") | None = None
    follows: tuple[to("event"), ...] = ()
    """Events this one continues."""
    causes: tuple[to("event"), ...] = ()
    """Events this one is said to have brought about."""
    notes: tuple[to("note"), ...] = ()

    @property
    def sort_key(self) -> tuple:
        return (*super().sort_key, 0 if self.part_of is None else 1)

    @property
    def instant(self) -> float | None:
        """The minute of UTC in which it began, where day, hour and offset are said; else None."""
        return self.minute if self.time and self.utc_offset and self.date.begins_on_a_day else None

    def after(self, other: Event) -> bool:
        """Whether it certainly happened after the other: by their instants where both have one, else by their days."""
        if self.instant is not None and other.instant is not None and other.date.earliest == other.date.latest:
            return self.instant > other.instant
        return self.date.after(other.date)


@kind("quotation", "quotations")
class Quotation(Record):
    """A passage the chapter sets between quotation marks."""

    text: Words
    """The exact words; quotation marks around the whole are left off."""
    kind: Literal["direct", "scare-quote", "term"]
    """Words quoted, words held at a distance, or a name of the time."""
    speaker: to("person", "organization") | None = None
    no_speaker: Text | None = None
    """Why there is no speaker."""
    outside_life: Text | None = None
    """Why the speaker may speak before their birth or after their death: words of an oracle, of a document read out later."""
    addressee: tuple[to("person", "organization"), ...] = ()
    reported_by: to("person", "organization") | None = None
    """Who hands the words down."""
    date: Edtf | None = None
    occasion: to("event") | None = None
    document: to("document", "work") | None = None
    """Where the words stand."""
    paragraph: int
    """The chapter's paragraph."""
    note: to("note") | None = None
    no_note: Text | None = None
    """Why there is no note."""
    within: to("quotation") | None = None
    """The quotation that encloses it."""
    continues: to("quotation") | None = None
    """The quotation it runs on from."""
    witnesses: tuple[Witness, ...] = ()
    """Sources in which its words were looked for."""
    no_witness: Text | None = None
    """Where the words were looked for, when no witness has them."""

    @property
    def label(self) -> str:
        words = self.text.split()
        return f"“{' '.join(words[:9])} …”" if len(words) > 11 else f"“{self.text}”"

    @property
    def sort_key(self) -> tuple:
        return (self.paragraph,)


@kind("note", "notes", id_pattern=r"[1-9][0-9]{0,3}")
class Note(Record):
    """One of the chapter's notes: what it stands at, and what it may rest on."""

    paragraph: int
    """The chapter's paragraph."""
    marks: Text
    """What the note stands at, in the edition's words."""
    status: Literal["verified", "verified-in-part", "attributed", "probable", "unidentified"]
    """How far its source is established."""
    missing: Text | None = None
    """What is missing before it is verified, in one sentence."""
    speaker: str | None = None
    addressee: str | None = None
    date: Edtf | None = None
    """Date of what it documents."""
    quotations: tuple[to("quotation"), ...] = ()
    candidates: tuple[Candidate, ...] = ()
    """What it may rest on."""

    @property
    def label(self) -> str:
        return f"Note {self.id}"

    @property
    def number(self) -> int:
        """The note's number in the chapter."""
        return int(self.id)

    @property
    def sort_key(self) -> tuple:
        return (self.number,)


@kind("variant", "apparatus")
class Variant(Record):
    """An entry of the apparatus: a place where the chapter and a record differ."""

    title: str
    kind: Literal["wording", "attribution", "date", "fact", "omission", "transmission", "clock", "inconsistency", "misprint"]
    strength: Literal["strong", "medium", "minor"]
    """How much the difference weighs, and how well it is attested."""
    paragraph: int
    """The chapter's paragraph."""
    chapter_reading: Text
    """What the chapter has, in the edition's words."""
    words: str | None = None
    """The few words of the chapter it stands at, five at most."""
    readings: tuple[Reading, ...] = ()
    """What the sources have."""
    concerns: tuple[to(), ...] = Field(min_length=1)
    """The records on whose pages it is shown."""

    @property
    def sort_key(self) -> tuple:
        return (("strong", "medium", "minor").index(self.strength), self.paragraph)


@kind("document", "documents")
class Document(Dated):
    """A primary source: what somebody wrote, said or issued at the time."""

    title: str
    kind: str
    """resolution, directive, telegram, letter, report, diary entry, record of meeting, photograph…"""
    date: Edtf | None = None
    sender: tuple[Party, ...] = Field(default=(), alias="from")
    recipient: tuple[Party, ...] = Field(default=(), alias="to")
    through: tuple[Party, ...] = ()
    """Who carried it from one to the other: an ambassador, a ministry."""
    sent: str | None = None
    """When it went, as the print gives it, with the clock: `1950-10-14 03:15, P’yŏngyang`."""
    received: str | None = None
    """When it came, in the same way."""
    issued_by: to("organization") | None = None
    archive: str | None = None
    """Archive reference."""
    published_in: to("work") | None = None
    locator: str | None = None
    """Where in that publication or archive."""
    address: WebAddress | None = None
    """Public address, only where it was seen."""
    language: Lang | None = None
    outside_life: Text | None = None
    """Why a sender may write before their birth or after their death: a letter sent late, a translation of their words."""


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
    evidence: Text | None = None
    """How these details were seen."""

    @property
    def sort_key(self) -> tuple:
        first = (self.author or self.editor or (Agent(literal=self.title),))[0]
        return ((first.family or first.literal or "").casefold(), self.issued.sort_key if self.issued else (FAR, FAR))


# --- walking through a record ---------------------------------------------------------------------------------------

def leaves(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
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


def references(record: Record) -> Iterator[tuple[Path, Ref]]:
    """References in the record's fields, prose apart."""
    return ((path, value) for path, value in leaves(record) if isinstance(value, Ref))


def prose(record: Value) -> Iterator[tuple[Path, Prose]]:
    """The record's prose fields."""
    return ((path, value) for path, value in leaves(record) if isinstance(value, Prose))
