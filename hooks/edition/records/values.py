"""The kinds of value a record's fields hold: dates, references, prose, names, coordinates, parts of a record.

Each is checked when it is made; what is wrong is raised the way pydantic expects and becomes a finding in `reading`.
The docstring under a field is the documentation of the data model and the text that editors show.
"""

from __future__ import annotations

from collections.abc import Callable
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, PlainValidator, WithJsonSchema, field_validator
from pydantic_core import PydanticCustomError
import re
from typing import Annotated, Any, Literal

from edition.grammar import dates, refs, web_addresses
from edition.grammar.dates import EdtfDate
from edition.grammar.refs import Ref
from edition.records.grades import Grade


SHORT, LONG = 1_000, 50_000
"""Characters that a name, a title or another value of one line may have, and a text: what a heading, a list and a page take."""


class Prose(str):
    """Markdown in the edition's words; references in it are links like `[Mao](person:mao-zedong)`."""


class SourceKey(str):
    """A key of the record's own `sources`; `chapter` for what the chapter itself says, `edition` for a name we have given."""


def _edtf(value: Any) -> EdtfDate:
    try:
        return dates.parse(str(value))
    except ValueError as error:
        raise PydanticCustomError("edtf", "{why}", {"why": str(error), "near": dates.near(str(value)) or ""}) from error


def _whole_day(value: Any) -> str:
    """The text of a date that is one whole day."""
    date = _edtf(value)
    if not date.is_whole_days or date.earliest != date.latest:
        raise PydanticCustomError("edtf", "{value} is no day", {"value": repr(date.text), "near": ""})
    return date.text


def _web_address(value: Any) -> str:
    if why := web_addresses.fault(str(value)):
        raise PydanticCustomError("address", "the address {why}", {"why": why})
    return str(value)


def _decimal(value: Any) -> Any:
    """Decimal degrees as they are written: `-180`, `39.0194`; no `nan`, `inf`, `1e2`, `1_0`, `true`, and no other digits."""
    if isinstance(value, bool) or isinstance(value, str) and not _DECIMAL.fullmatch(value):
        raise PydanticCustomError("decimal", "{value} is no decimal number", {"value": repr(value)})
    return value


def _reference(kinds: tuple[str, ...]) -> Callable[[Any], Ref]:
    def read(value: Any) -> Ref:
        ref = refs.parse(str(value))
        if ref is None:
            raise PydanticCustomError("reference", "{value} is no reference of the form kind:id", {"value": repr(value)})
        if kinds and ref.kind not in kinds:
            raise PydanticCustomError("kind", "{value} is no {kinds}", {"value": str(ref), "kinds": " or ".join(kinds)})
        return ref

    return read


def _schema(pattern: str, description: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "description": description})


def to(*kinds: str) -> Any:
    """The type of a reference to one of these kinds, or to any when none is named."""
    prefix = f"({'|'.join(kinds)})" if kinds else "[a-z]+"
    shown = " or ".join(f"{kind}:…" for kind in kinds) or "kind:id"
    return Annotated[Ref, PlainValidator(_reference(kinds)), PlainSerializer(str), _schema(f"^{prefix}:[a-z0-9-]+$", shown)]


def _prose(value: Any) -> Prose:
    if not isinstance(value, str):
        raise PydanticCustomError("prose", "a text is wanted here, not a list or mapping")
    if len(value) > LONG:
        raise PydanticCustomError("string_too_long", "more than {limit} characters", {"limit": LONG})
    if refs.unclosed_comment(value) is not None:
        raise PydanticCustomError("prose", "a comment begins here, <!--, and nothing closes it")
    text = refs.without_comments(value)
    if text.strip() or not value.strip():
        return Prose(text.strip() if text != value else text)
    raise PydanticCustomError("prose", "there is nothing but a comment")


def _party(value: Any) -> Ref | str:
    if not isinstance(value, str):
        raise PydanticCustomError("prose", "a reference or a name is wanted here, not a list or mapping")
    if len(value) > SHORT:
        raise PydanticCustomError("string_too_long", "more than {limit} characters", {"limit": SHORT})
    return refs.parse(str(value)) or str(value)


def _source(value: Any) -> Ref | SourceKey:
    if not isinstance(value, str):
        raise PydanticCustomError("prose", "one source is wanted here, not a list or mapping")
    return refs.parse(str(value)) or SourceKey(value)


_CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"


_OFFSET = r"^[+−-](0\d|1[0-4]):[0-5]\d$"


_LANG = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"


_DECIMAL = re.compile(r"[+-]?\d{1,3}(\.\d{1,15})?", re.A)


EXAMPLES = {_CLOCK: "09:30", _OFFSET: "+09:00", _LANG: "ko-Hang"}
"""Pattern of a field -> a value that has it, for findings."""


Edtf = Annotated[EdtfDate, PlainValidator(_edtf), PlainSerializer(lambda date: date.text), _schema(".", "EDTF date, level 1")]


Text = Annotated[Prose, PlainValidator(_prose), PlainSerializer(str), _schema(".", "Markdown with references")]


Source = Annotated[Ref | SourceKey, PlainValidator(_source), PlainSerializer(str), _schema(".", "chapter, edition, a key of `sources`, or a reference")]


Party = Annotated[Ref | str, PlainValidator(_party), PlainSerializer(str), _schema(".", "person:…, organization:…, or a name")]


Clock = Annotated[str, Field(pattern=_CLOCK)]


Offset = Annotated[str, Field(pattern=_OFFSET)]


Lang = Annotated[str, Field(pattern=_LANG, max_length=35)]


WebAddress = Annotated[str, PlainValidator(_web_address), _schema(r"^https?://\S+$", "address of the web")]


Words = Annotated[str, Field(max_length=LONG)]


Degrees = Annotated[float, BeforeValidator(_decimal)]


WholeDay = Annotated[str, PlainValidator(_whole_day), _schema(r"^\d{4}-\d\d-\d\d$", "a day, EDTF date, level 1")]


CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter", "classic",
    "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic",
    "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture", "musical_score", "pamphlet",
    "paper-conference", "patent", "performance", "periodical", "personal_communication", "post", "post-weblog", "regulation",
    "report", "review", "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
]  # fmt: skip
"""Item types of the Citation Style Language 1.0.2."""


def _isbn(value: Any) -> str:
    """An ISBN whose check digit is right: ISBN-10 weights 10…1 modulo 11, ISBN-13 weights 1 and 3 modulo 10 (ISO 2108)."""
    text = str(value)
    digits = [10 if char in "Xx" else int(char) for char in text.replace("-", "").replace(" ", "") if char.isdigit() or char in "Xx"]
    sums = {10: sum(digit * (10 - index) for index, digit in enumerate(digits)) % 11, 13: sum(digit * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10}
    if sums.get(len(digits), 1):
        raise PydanticCustomError("isbn", "{value} is no ISBN: its length or its check digit is wrong", {"value": text})
    return text


Isbn = Annotated[str, PlainValidator(_isbn), _schema(r"^[0-9Xx -]{10,17}$", "ISBN-10 or ISBN-13, with its check digit")]


class Value(BaseModel):
    """A part of a record; unknown keys are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True, use_attribute_docstrings=True, str_max_length=SHORT)


class Name(Value):
    """One form of a name."""

    form: str
    """The name as its source writes it."""
    lang: Lang = "en"
    """Language and script, BCP 47: `en`, `ko-Hang`, `zh-Latn-pinyin`."""
    scheme: str | None = None
    """The system of romanization, where the language tag does not say it."""
    family_first: bool | None = None
    """Whether the family name comes first."""
    demonym: bool | None = None
    """Whether it names the people and not the state: found by search, not linked in the source text."""
    source: Source | None = None
    """Who writes it so."""


class CitedSource(Value):
    """A page or book that was read for facts the chapter does not give."""

    title: str
    url: WebAddress | None = None
    """Its public address, only where it was seen."""
    seen: Edtf | None = None
    """The day it was read."""
    supports: str | None = None
    """Which facts of the record rest on it."""
    grade: Grade | None = None
    """What kind of source it is, where neither its title nor its host says it."""


class Authority(Value):
    """The same thing in an authority file."""

    scheme: str
    """wikidata, viaf, lcnaf, geonames."""
    id: str
    url: WebAddress | None = None
    checked: Edtf
    """The day the id was looked up and seen."""


class Moment(Value):
    """Birth or death."""

    date: Edtf
    place: str | None = None
    source: Source


class Role(Value):
    """An office or part."""

    title: str
    organization: to("organization") | None = None
    start: Edtf | None = Field(default=None, alias="from")
    end: Edtf | None = Field(default=None, alias="to")
    source: Source | None = None


class Coordinates(Value):
    """A point, decimal degrees, WGS 84."""

    longitude: Degrees
    latitude: Degrees
    certainty: Literal["certain", "less-certain", "uncertain"]
    source: Source
    note: str | None = None
    """What the point is, where the place is no point."""

    @field_validator("longitude", "latitude")
    @classmethod
    def _in_range(cls, value: float, info) -> float:
        limit = 180 if info.field_name == "longitude" else 90
        if not -limit <= value <= limit:
            raise PydanticCustomError("coordinates", "{value} lies outside -{limit}…{limit}", {"value": value, "limit": limit})
        return value


class Participant(Value):
    """Somebody's part in an event."""

    who: to("person", "organization")
    role: str | None = None
    outside_life: Text | None = None
    """Why they may take part before their birth or after their death: a canonization, a translation of their works."""


class Candidate(Value):
    """A source that a note may rest on, how far it was checked, and what was seen."""

    cites: to("document", "work") | None = None
    title: str | None = None
    """What is sought, where no record is cited."""
    status: Literal["verified", "attributed", "probable", "unidentified"]
    evidence: Text
    locator: str | None = None
    url: WebAddress | None = None


class Decision(Value):
    """What some words of the source text mean where no rule can know it, or that they name nothing."""

    words: str
    """The words as the text has them: a name or a few words."""
    nth: int = Field(default=1, ge=1)
    """Which of their occurrences in the paragraph, from 1."""
    to: Annotated[Ref | None, PlainValidator(lambda value: None if value == "none" else _reference(())(value)), PlainSerializer(str), _schema("^([a-z]+:[a-z0-9-]+|none)$", "kind:id, or none")]
    """The record they mean, or `none`."""
    why: str | None = None
    line: int = Field(default=1, exclude=True)
    """Where it stands in its file."""


class Witness(Value):
    """A quotation's words as a source has them, or a source that should have them."""

    source: to("document", "work") | None = None
    title: str | None = None
    """What was read, where it has no record."""
    words: Words | None = None
    """The stretch that is quoted, as the source has it; left out where only the document was seen."""
    language: Lang = "en"
    """Language of these words."""
    locator: str | None = None
    url: WebAddress | None = None
    second_hand: bool = False
    """Whether the words were read where another quotes them."""
    seen: Edtf
    """The day it was read."""
    note: Text | None = None
    no_variant: Text | None = None
    """Why the apparatus has no entry with its reading, where its words are silently others."""


class Reading(Value):
    """What a source has where the chapter has something else."""

    source: to("document", "work") | None = None
    title: str | None = None
    """What was read, where it has no record."""
    reading: Text
    locator: str | None = None
    url: WebAddress | None = None


class Agent(Value):
    """An author or editor, as CSL names them."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None

    def __str__(self) -> str:
        return self.literal or " ".join(filter(None, [self.given, self.family]))
