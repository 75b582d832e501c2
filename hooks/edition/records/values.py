"""The kinds of value a record's fields hold: dates, references, prose, names, coordinates, parts of a record.

Each is checked when it is made; what is wrong is raised the way pydantic expects and becomes a finding in `reading`.
The docstring under a field is the documentation of the data model and the text that editors show.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    PlainValidator,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from edition.grammar import dates, refs, web_addresses
from edition.grammar.dates import EdtfDate
from edition.grammar.refs import Ref
from edition.records.grades import Grade

SHORT, LONG = 1_000, 50_000
"""Characters that a name, a title or another value of one line may have, and a text: what a heading, a list and a page
take.
"""


class Prose(str):
    """Markdown in the edition's words; references in it are links like `[Mao](person:mao-zedong)`."""


class SourceKey(str):
    """A key of the record's own `sources`; `chapter` for what the chapter itself says, `edition` for a name we have
    given.
    """


def _edtf(value: object) -> EdtfDate:
    try:
        return dates.parse(str(value))
    except ValueError as error:
        raise PydanticCustomError("edtf", "{why}", {"why": str(error), "near": dates.near(str(value)) or ""}) from error


def _whole_day(value: object) -> str:
    """The text of a date that is one whole day."""
    date = _edtf(value)
    if not date.is_whole_days or date.earliest != date.latest:
        raise PydanticCustomError("edtf", "{value} is no day", {"value": repr(date.text), "near": ""})
    return date.text


def _web_address(value: object) -> str:
    if why := web_addresses.fault(str(value)):
        raise PydanticCustomError("address", "the address {why}", {"why": why})
    return str(value)


def _decimal(value: object) -> object:
    """Decimal degrees as they are written: `-180`, `39.0194`; no `nan`, `inf`, `1e2`, `1_0`, `true`, and no other
    digits.
    """
    if isinstance(value, bool) or (isinstance(value, str) and not _DECIMAL.fullmatch(value)):
        raise PydanticCustomError("decimal", "{value} is no decimal number", {"value": repr(value)})
    return value


class To:
    """The kinds that a reference may lead to, any when none is named: `Annotated[Ref, To("place")]`.

    For a type checker such a field is a `Ref`; pydantic reads it here, and writes it as `place:wake-island`.
    """

    def __init__(self, *kinds: str) -> None:
        self.kinds: Sequence[str] = kinds

    def read(self, value: object) -> Ref:
        """A reference as it is written, if it is one and leads to one of the kinds."""
        ref = refs.parse(str(value))
        if ref is None:
            raise PydanticCustomError(
                "reference", "{value} is no reference of the form kind:id", {"value": repr(value)}
            )
        if self.kinds and ref.kind not in self.kinds:
            raise PydanticCustomError(
                "kind", "{value} is no {kinds}", {"value": str(ref), "kinds": " or ".join(self.kinds)}
            )
        return ref

    def __get_pydantic_core_schema__(self, source: type[Ref], handler: GetCoreSchemaHandler) -> CoreSchema:
        written = core_schema.plain_serializer_function_ser_schema(str)
        return core_schema.no_info_plain_validator_function(self.read, serialization=written)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        prefix = f"({'|'.join(self.kinds)})" if self.kinds else "[a-z]+"
        shown = " or ".join(f"{kind}:…" for kind in self.kinds) or "kind:id"
        return {"type": "string", "pattern": f"^{prefix}:[a-z0-9-]+$", "description": shown}


ACTING: list[str] = []
"""Kinds of record that take part in events, in the order of the site; `record.kind` fills it."""


class ToActing(To):
    """The same for a reference to a person, an organization, or a record of another kind that acts."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds = ACTING


FORMS: set[str] = set()
"""What values look like, in words, for the data model: `EDTF date, level 1`. Where a field has a docstring, that takes
its place.
"""


def _schema(pattern: str, description: str) -> WithJsonSchema:
    FORMS.add(description)
    return WithJsonSchema({"type": "string", "pattern": pattern, "description": description})


def _prose(value: object) -> Prose:
    if not isinstance(value, str):
        raise PydanticCustomError("prose", "a text is wanted here, not a list or mapping")
    if len(value) > LONG:
        raise PydanticCustomError("string_too_long", "more than {limit} characters", {"limit": LONG})
    if refs.unclosed_comment(value) is not None:
        raise PydanticCustomError("prose", "a comment begins here, <!--, and nothing closes it")
    if any(refs.ASKED.fullmatch(comment[0].strip()) for comment in refs.comments(value)):
        raise PydanticCustomError(
            "prose", "only a page written by hand can have something computed into it; here the comment would vanish"
        )
    text = refs.without_comments(value)
    if text.strip() or not value.strip():
        return Prose(text.strip() if text != value else text)
    raise PydanticCustomError("prose", "there is nothing but a comment")


def _party(value: object) -> Ref | str:
    if not isinstance(value, str):
        raise PydanticCustomError("prose", "a reference or a name is wanted here, not a list or mapping")
    if len(value) > SHORT:
        raise PydanticCustomError("string_too_long", "more than {limit} characters", {"limit": SHORT})
    return refs.parse(str(value)) or str(value)


def _source(value: object) -> Ref | SourceKey:
    if not isinstance(value, str):
        raise PydanticCustomError("prose", "one source is wanted here, not a list or mapping")
    return refs.parse(str(value)) or SourceKey(value)


_CLOCK = r"^([01]\d|2[0-3]):[0-5]\d$"


_OFFSET = r"^[+−-](0\d|1[0-4]):[0-5]\d$"


_LANG = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"


_DECIMAL = re.compile(r"[+-]?\d{1,3}(\.\d{1,15})?", re.A)


EXAMPLES = {_CLOCK: "09:30", _OFFSET: "+09:00", _LANG: "ko-Hang"}
"""Pattern of a field -> a value that has it, for findings."""


Edtf = Annotated[
    EdtfDate, PlainValidator(_edtf), PlainSerializer(lambda date: date.text), _schema(".", "EDTF date, level 1")
]


Text = Annotated[Prose, PlainValidator(_prose), PlainSerializer(str), _schema(".", "Markdown with references")]


Source = Annotated[
    Ref | SourceKey,
    PlainValidator(_source),
    PlainSerializer(str),
    _schema(".", "chapter, edition, a key of `sources`, or a reference"),
]


Party = Annotated[
    Ref | str, PlainValidator(_party), PlainSerializer(str), _schema(".", "person:…, organization:…, or a name")
]


Clock = Annotated[str, Field(pattern=_CLOCK)]


Offset = Annotated[str, Field(pattern=_OFFSET)]


Lang = Annotated[str, Field(pattern=_LANG, max_length=35)]


WebAddress = Annotated[str, PlainValidator(_web_address), _schema(r"^https?://\S+$", "address of the web")]


Words = Annotated[str, Field(max_length=LONG)]


Degrees = Annotated[float, BeforeValidator(_decimal)]


WholeDay = Annotated[str, PlainValidator(_whole_day), _schema(r"^\d{4}-\d\d-\d\d$", "a day, EDTF date, level 1")]


CslType = Literal[
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast", "chapter",
    "classic", "collection", "dataset", "document", "entry", "entry-dictionary", "entry-encyclopedia", "event",
    "figure", "graphic", "hearing", "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical", "personal_communication",
    "post", "post-weblog", "regulation", "report", "review", "review-book", "software", "song", "speech", "standard",
    "thesis", "treaty", "webpage",
]  # fmt: skip
"""Item types of the Citation Style Language 1.0.2."""


def _isbn(value: object) -> str:
    """An ISBN whose check digit is right: ISBN-10 weights 10…1 modulo 11, ISBN-13 weights 1 and 3 modulo 10 (ISO
    2108).
    """
    text = str(value)
    digits = [
        10 if char in "Xx" else int(char)
        for char in text.replace("-", "").replace(" ", "")
        if char.isdigit() or char in "Xx"
    ]
    sums = {
        10: sum(digit * (10 - index) for index, digit in enumerate(digits)) % 11,
        13: sum(digit * (3 if index % 2 else 1) for index, digit in enumerate(digits)) % 10,
    }
    if sums.get(len(digits), 1):
        raise PydanticCustomError("isbn", "{value} is no ISBN: its length or its check digit is wrong", {"value": text})
    return text


Isbn = Annotated[str, PlainValidator(_isbn), _schema(r"^[0-9Xx -]{10,17}$", "ISBN-10 or ISBN-13, with its check digit")]


class Value(BaseModel):
    """A part of a record; unknown keys are refused."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, use_attribute_docstrings=True, str_max_length=SHORT
    )

    @property
    def on_the_web(self) -> tuple[str | None, EdtfDate | None]:
        """Its own address there, and the day it was read or looked up."""
        return None, None


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

    @property
    def on_the_web(self) -> tuple[str | None, EdtfDate | None]:
        return self.url, self.seen


class Authority(Value):
    """The same thing in an authority file."""

    scheme: str
    """wikidata, viaf, lcnaf, geonames."""
    id: str
    url: WebAddress | None = None
    checked: Edtf
    """The day the id was looked up and seen."""

    @property
    def on_the_web(self) -> tuple[str | None, EdtfDate | None]:
        return self.url, self.checked


class Moment(Value):
    """Birth or death."""

    date: Edtf
    place: str | None = None
    source: Source


class Role(Value):
    """An office or part."""

    title: str
    organization: Annotated[Ref, To("organization")] | None = None
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
    def _in_range(cls, value: float, info: ValidationInfo) -> float:
        limit = 180 if info.field_name == "longitude" else 90
        if not -limit <= value <= limit:
            raise PydanticCustomError(
                "coordinates", "{value} lies outside -{limit}…{limit}", {"value": value, "limit": limit}
            )
        return value


class Participant(Value):
    """Somebody's part in an event."""

    who: Annotated[Ref, ToActing()]
    role: str | None = None
    outside_life: Text | None = None
    """Why they may take part before their birth or after their death: a canonization, a translation of their works."""


class Candidate(Value):
    """A source that a note may rest on, how far it was checked, and what was seen."""

    cites: Annotated[Ref, To("document", "work")] | None = None
    title: str | None = None
    """What is sought, where no record is cited."""
    status: Literal["verified", "attributed", "probable", "unidentified"]
    evidence: Text
    locator: str | None = None
    url: WebAddress | None = None

    @property
    def on_the_web(self) -> tuple[str | None, EdtfDate | None]:
        return self.url, None


class Decision(Value):
    """What some words of the source text mean where no rule can know it, or that they name nothing."""

    words: str
    """The words as the text has them: a name or a few words."""
    nth: int = Field(default=1, ge=1)
    """Which of their occurrences in the paragraph, from 1."""
    to: Annotated[
        Ref | None,
        PlainValidator(lambda value: None if value == "none" else To().read(value)),
        PlainSerializer(str),
        _schema("^([a-z]+:[a-z0-9-]+|none)$", "kind:id, or none"),
    ]
    """The record they mean, or `none`."""
    why: str | None = None
    line: int = Field(default=1, exclude=True)
    """Where it stands in its file."""


class Witness(Value):
    """A quotation's words as a source has them, or a source that should have them."""

    source: Annotated[Ref, To("document", "work")] | None = None
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

    @property
    def on_the_web(self) -> tuple[str | None, EdtfDate | None]:
        return self.url, self.seen


class Reading(Value):
    """What a source has where the chapter has something else."""

    source: Annotated[Ref, To("document", "work")] | None = None
    title: str | None = None
    """What was read, where it has no record."""
    reading: Text
    locator: str | None = None
    url: WebAddress | None = None

    @property
    def on_the_web(self) -> tuple[str | None, EdtfDate | None]:
        return self.url, None


class Agent(Value):
    """An author or editor, as CSL names them."""

    family: str | None = None
    given: str | None = None
    literal: str | None = None

    def __str__(self) -> str:
        return self.literal or " ".join(filter(None, [self.given, self.family]))
