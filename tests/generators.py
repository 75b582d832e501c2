"""Editions drawn at random: values of every form a field may have, records of every kind, files that hold them.

    dates(), near_dates()      EDTF of level 1, and what is nearly so
    texts(), odd_texts()       what a text may hold, up to 5,000 characters; and all of Unicode but surrogates
    record(kind, accepted)     the fields of a record, made from the form of its class: a new field takes part at once
    edition(folder, subjects)  an edition with these records and one more of each kind that they may refer to

A strategy with `accepted` draws what the edition promises to take; without it, whatever comes.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from edition.grammar import characters, web_addresses
from edition.grammar.dates import EdtfDate
from edition.grammar.dates import parse as parse_date
from edition.grammar.days import month_length
from edition.grammar.refs import Ref
from edition.records.record import KINDS, Record
from edition.records.values import _CLOCK, _LANG, _OFFSET, Prose, SourceKey, Value
from helpers import SMALL, write
from hypothesis import strategies as st

LONGEST = 5_000

# --- dates ----------------------------------------------------------------------------------------------------------

_YEARS = st.one_of(
    st.integers(-9999, 9999), st.sampled_from([-9999, -44, -43, -1, 0, 1, 14, 99, 100, 800, 1582, 1900, 1950, 9999])
)


def _year(number: int) -> str:
    return f"{'-' if number < 0 else ''}{abs(number):04}"


@st.composite
def days(draw: st.DrawFn) -> tuple[int, int, int]:
    """A day of any year that EDTF writes with four figures."""
    year, month = draw(_YEARS), draw(st.integers(1, 12))
    return year, month, draw(st.integers(1, month_length(year, month)))


@st.composite
def _singles(draw: st.DrawFn, spans: bool = False) -> str:
    """One date: of level 1 alone, or as an end of an interval."""
    year, month, day = draw(days())
    mark = draw(st.sampled_from(["", "", "", "?", "~", "%"]))
    digits = _year(year)
    shapes = [
        f"{digits}-{month:02}-{day:02}{mark}",
        f"{digits}-{month:02}{mark}",
        f"{digits}{mark}",
        f"{digits}-{draw(st.integers(21, 24))}",
    ]
    if not spans:
        shapes += [
            f"{digits[:-1]}X{mark}",
            f"{digits[:-2]}XX{mark}",
            f"{digits}-XX{mark}",
            f"{digits}-{month:02}-XX{mark}",
            f"{digits}-XX-XX{mark}",
        ]
    shapes.append(f"Y{draw(st.sampled_from(['', '-']))}{draw(st.integers(10_000, 10**12 - 1))}{mark}")
    return draw(st.sampled_from(shapes))


@st.composite
def dates(draw: st.DrawFn) -> str:
    """A date or an interval of level 1."""
    if draw(st.booleans()):
        return draw(_singles())
    first, last = sorted([draw(_singles(True)), draw(_singles(True))], key=lambda text: parse_date(text).sort_key)
    return draw(
        st.sampled_from([f"{first}/{last}", f"../{first}", f"{first}/..", f"/{first}", f"{first}/", f"{first}/{first}"])
    )


def near_dates() -> st.SearchStrategy[str]:
    """What is nearly a date: its signs in any order, a date with one sign too many, level 2."""
    letters = st.text("0123456789-/.XY?~%TEu[]{},", max_size=24)
    one_more = st.builds(lambda date, at, sign: date[:at] + sign + date[at:], dates(), st.integers(0, 10), letters)
    known = ["1568-?03", "?1568", "Y17E7", "1950-25", "[1950,1951]", "{1950..1952}", "1XXX", "0000-00-00", "9999-99-99"]
    return st.one_of(letters, one_more, st.sampled_from(known))


# --- texts ----------------------------------------------------------------------------------------------------------


def _of_any_length(alphabet: st.SearchStrategy[str], longest: int) -> st.SearchStrategy[str]:
    """Short texts, and now and then a long one, which is a short one said again."""
    short = st.text(alphabet, min_size=1, max_size=40)
    return st.one_of(
        short, short, short, st.builds(lambda text, size: (text * size)[:size], short, st.integers(41, longest))
    )


def odd_texts() -> st.SearchStrategy[str]:
    """All of Unicode but surrogates."""
    return _of_any_length(st.characters(exclude_categories=("Cs",)), LONGEST)


def texts(longest: int = LONGEST) -> st.SearchStrategy[str]:
    """What a text of the edition may hold."""
    drawn = _of_any_length(st.characters(exclude_categories=("Cs", "Cc", "Cn")), longest)
    return drawn.filter(lambda text: characters.can_be_seen(text) and characters.fault(text) is None)


def prose() -> st.SearchStrategy[str]:
    """Texts with references in them, and without the signs by which HTML and attributes begin (H001)."""
    reference = st.sampled_from(
        [f"[somebody]({ref})" for ref in map(str, OTHERS.values())]
        + ["![](quotation:other)", "A sentence.", "*stress*"]
    )
    return st.lists(st.one_of(texts(), reference), min_size=1, max_size=4).map(
        lambda parts: " ".join(parts).replace("<", "‹").replace("{", "(")
    )


# --- records, from the form of their classes -------------------------------------------------------------------------

DRAWN = [name for name, kind in KINDS.items() if not kind.alone]
"""The kinds of which records are drawn; texts are what these stand in."""
OTHERS = {name: Ref(name, "1" if name == "note" else "other") for name in DRAWN}
"""A record of each kind, to which the records drawn may refer."""
SUBJECTS = {name: Ref(name, "2" if name == "note" else "subject") for name in DRAWN}
"""The records drawn."""
LEFT_OUT = {
    "id",
    "no_witness",  # reasons and grades may be stale: each has its own tests
    "no_variant",
    "missing",
    "no_times",
    "grade",
    "outside_life",
    "note",
    "no_note",
    "notes",
    "quotations",
    "paragraph",
    "paragraphs",
    "rests_on",
    "no_speaker",
    "of",  # a note stands in its own text, under the sign that this has
    "sign",
}
"""Fields that two records must agree in, or that make sense beside another field only: `record` sees to them."""

_PATTERNS = {
    _CLOCK: st.builds("{:02}:{:02}".format, st.integers(0, 23), st.integers(0, 59)),
    _OFFSET: st.builds(
        "{}{:02}:{:02}".format, st.sampled_from("+-−"), st.integers(0, 14), st.sampled_from([0, 30, 45])
    ),
    _LANG: st.sampled_from(
        (
            "en ko-Hang zh-Hant zh-Latn-pinyin ar fa-Arab grc ota-Latn am pt-BR deu sr-Latn-RS qaa"
            " ko-Latn-t-ko-m0-alaloc"
        ).split()
    ),
}
_HOSTS = ["example.org", "a.b.c", "xn--bcher-kva.example", "例え.jp", "127.0.0.1", "[::1]"]
_PATHS = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), max_size=20).map("/{}".format) | st.just(
    "/a_(b)?c=d&e=f#g"
)
_ADDRESSES = st.builds(
    "{}://{}{}{}".format, st.sampled_from(["http", "https", "HTTPS"]), st.sampled_from(_HOSTS),
    st.sampled_from(["", ":80", ":65535"]), _PATHS,
)  # fmt: skip
_ISBNS = ["9780671456542", "0-8351-1052-4"]


def record(kind: str, accepted: bool) -> st.SearchStrategy[dict[str, Any]]:
    """The fields of a record, each there or not, as they stand in YAML."""
    return _fields(KINDS[kind].record, accepted).map(lambda fields: _agreed(kind, fields))


@st.composite
def _fields(draw: st.DrawFn, model: type[Value], accepted: bool) -> dict[str, Any]:
    found = {}
    for name, field in model.model_fields.items():
        if (name not in LEFT_OUT or (name == "id" and not issubclass(model, Record))) and (
            field.is_required() or draw(st.booleans())
        ):
            found[field.alias or name] = draw(_value(field.annotation, tuple(field.metadata), accepted))
    return found


def _value(annotation: Any, metadata: tuple, accepted: bool) -> st.SearchStrategy[Any]:
    """Values of a field's form: `tuple[Name, ...]`, `EdtfDate | None`, `Literal[…]`, a text with a pattern."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _value(arguments[0], (*metadata, *arguments[1:]), accepted)
    if origin in (typing.Union, types.UnionType):
        if SourceKey in arguments:
            return st.sampled_from(["chapter", "edition", "work:other"]) | _wild(accepted)
        if any(getattr(one, "json_schema", {}).get("description", "").endswith("a name") for one in metadata):
            return st.sampled_from(["person:other", "organization:other"]) | _short(accepted)
        return _value(next(one for one in arguments if one is not type(None)), metadata, accepted)
    if origin is tuple:
        return st.lists(_value(arguments[0], (), accepted), min_size=1, max_size=3)
    if origin is dict:
        return st.dictionaries(st.sampled_from(["a", "b", "wp"]), _value(arguments[1], (), accepted), max_size=2)
    if origin is Literal:
        return st.sampled_from(arguments)
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return _coordinates(accepted) if annotation.__name__ == "Coordinates" else _fields(annotation, accepted)
    schema = {key: value for one in metadata for key, value in getattr(one, "json_schema", {}).items()}
    told = [*metadata, *(inner for one in metadata for inner in getattr(one, "metadata", ()))]
    pattern = next((one.pattern for one in told if getattr(one, "pattern", None)), None)
    if annotation is EdtfDate:
        return dates() if accepted else dates() | near_dates() | odd_texts()
    if annotation is Ref:
        kinds = next((one.kinds for one in metadata if hasattr(one, "kinds")), ()) or tuple(OTHERS)
        return st.sampled_from([str(OTHERS[kind]) for kind in kinds]) | _wild(accepted)
    if annotation is Prose:
        return prose() if accepted else prose() | odd_texts()
    if pattern:
        return _PATTERNS[pattern] | _wild(accepted)
    if schema.get("description") == "address of the web":
        return (
            _ADDRESSES.filter(lambda text: web_addresses.fault(text) is None) if accepted else _ADDRESSES | odd_texts()
        )
    if "ISBN" in schema.get("description", ""):
        return st.sampled_from(_ISBNS) | _wild(accepted)
    if annotation is bool:
        return st.sampled_from(["true", "false"]) | _wild(accepted)
    if annotation is int:
        return st.just("1") | _wild(accepted)
    return _short(accepted)


def _wild(accepted: bool) -> st.SearchStrategy[str]:
    return st.nothing() if accepted else odd_texts()


def _short(accepted: bool) -> st.SearchStrategy[str]:
    return texts(1_000) if accepted else odd_texts()


def _coordinates(accepted: bool) -> st.SearchStrategy[dict[str, str]]:
    def degrees(limit: int) -> st.SearchStrategy[str]:
        number = st.decimals(-limit, limit, places=4).map(str)
        odd = ["nan", "inf", "-inf", "1e400", "1_0", "true", "１２", "", "91", "-180.0001"]
        return number if accepted else number | st.sampled_from(odd)

    said = {"certainty": st.sampled_from(["certain", "uncertain"]), "source": st.just("chapter")}
    return st.fixed_dictionaries({"longitude": degrees(180), "latitude": degrees(90)} | said)


def _agreed(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that must agree with one another or with another record put right."""
    for one, first, second in [(fields, "born", "died"), *((role, "from", "to") for role in fields.get("roles", ()))]:
        if first in one and second in one and _after(one[first], one[second]):
            one[first], one[second] = one[second], one[first]
    if kind in ("quotation", "note", "variant"):
        fields["paragraph"] = "1"
    if kind == "note":  # of the annotated text: it says what is looked for
        fields = {"marks": "What it stands at.", "status": "unidentified", **fields}
    if kind == "quotation":
        fields |= {"no_note": "It has none."} | ({} if "speaker" in fields else {"no_speaker": "Nobody."})
    if fields.get("type") == "entry-encyclopedia":
        fields["title"] += " (encyclopedia)"  # one that is cited says so
    for candidate in fields.get("candidates", ()):
        if candidate["status"] == "verified":
            candidate["url"] = "https://example.org/"
    if kind == "variant":
        fields.setdefault("readings", [{"title": "A book", "reading": "Another word."}])
    return fields


def _after(one: Any, other: Any) -> bool:
    try:
        first, second = (parse_date(date["date"] if isinstance(date, dict) else date) for date in (one, other))
    except ValueError:
        return False
    return first.after(second)


# --- files ----------------------------------------------------------------------------------------------------------


def yaml(value: Any) -> str:
    """A value as YAML in one line, every scalar in quotation marks, what YAML may not hold as it is written by its
    number.
    """
    if isinstance(value, dict):
        return "{" + ", ".join(f"{yaml(key)}: {yaml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml, value)) + "]"
    return f'"{_NOT_AS_IT_IS.sub(_by_number, str(value))}"'


_NOT_AS_IT_IS = re.compile(
    r'["\\]|[^ -~\xa1-\u1fff\u2010-\u2027\u2030-\ud7ff\uf900-\ufdcf\ufdf0-\ufeff\U00010000-\U0001fffd]'
)


def _by_number(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\{match[0]}" if match[0] in '"\\' else f"\\U{code:08X}"


_ALWAYS = "../Y999999999999"
"""A date in which every other lies."""
OTHER_FIELDS: dict[str, dict[str, Any]] = {
    "person": {"names": [{"form": "Other"}]},
    "place": {"names": [{"form": "Elsewhere"}], "kind": "town"},
    "organization": {"names": [{"form": "Others"}], "kind": "society"},
    "event": {"title": "All that happened", "date": _ALWAYS},
    "quotation": {
        "text": "other words",
        "kind": "term",
        "no_speaker": "Nobody.",
        "no_note": "It has none.",
        "paragraph": "1",
    },
    "note": {"paragraph": "1", "marks": "Other words.", "status": "unidentified"},
    "variant": {
        "title": "Another word",
        "kind": "misprint",
        "strength": "minor",
        "paragraph": "1",
        "chapter_reading": "Words.",
        "concerns": ["person:other"],
    },
    "document": {"title": "Letter", "kind": "letter"},
    "work": {"type": "book", "title": "Book"},
}
EDITION, TEXTS = SMALL["data/edition.yml"], SMALL["data/texts.yml"].replace("notes: 0", "notes: 2")


def edition(folder: Path, subjects: dict[str, dict[str, Any]]) -> Path:
    """Write an edition that holds the records drawn, by kind, and one more of each kind; everything is linked from its
    text.
    """
    everything = [(name, ref) for refs in (OTHERS, SUBJECTS) for name, ref in refs.items() if name != "note"]
    mentioned = " ".join(
        f"{'![]' if name in ('quotation', 'variant') else '[words]'}({ref})" for name, ref in everything
    )
    files = {
        "data/edition.yml": EDITION,
        "data/texts.yml": TEXTS,
        "data/paragraph-ids.txt": "one\n",
        "docs/chapter.md": (
            f'# Drawn\n\n## A part\n\nHere {mentioned} are named.[^1] And again.[^2]\n{{: #one answers="1" }}\n'
        ),
    }
    for name, kind in ((name, KINDS[name]) for name in DRAWN):
        records = {OTHERS[name].id: OTHER_FIELDS[name], SUBJECTS[name].id: subjects.get(name, OTHER_FIELDS[name])}
        files[f"data/{kind.plural}.yml"] = "".join(f"{yaml(id)}: {yaml(fields)}\n" for id, fields in records.items())
    return write(folder, files)


def addresses(markdown: Iterable[str]) -> set[str]:
    """Links of pages by path from the root of the docs, `/people/other.md`, without their anchors."""
    return {match[1] for text in markdown for match in re.finditer(r"\]\((/[^)\s#]+\.md)", text)}
