"""An edition whose every plain field holds signs of HTML and Markdown and a script: the sample, its texts exchanged.

Which fields are plain is read from the models, not listed: every string that its model takes as it is. One that it
refuses, because a pattern or a reader of its own constrains the field, keeps its valid value. Each text has a number,
`F12x …`, by which it is known again wherever it is shown; `misread` says where it is not shown as it was written.

    people.yml:  affiliation: Cambridge   ->   affiliation: '- F12x <b>x</b> & "q" … <script>window.pwned=1</script> …'
"""

from __future__ import annotations

import html.parser
import json
import re
import types
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import yaml
from edition.reading.yaml import read_yaml
from edition.records.edition_info import EditionInfo
from edition.records.record import KINDS, Record
from edition.records.values import EXAMPLES, Agent, Name, Prose, SourceKey, Value
from helpers import copy_sample, write
from pydantic import ValidationError

SIGNS = """<b>x</b> & "q" 'q' [l](x) *s* {a} | <script>window.pwned=1</script><img src=x onerror=window.pwned=1>"""

OPENERS = (
    "", "# ", "- ", "1. ", "!!! note ", ": ", "> ", "[^1]: ", "=== ", "--- ", "| a | b ", "~~~ ", "``` ", "<!-- ",
    "</title></h1>", "{: .x } ", "{{ x }} {# c #} {% e %} ", "&amp; &#x3c; ", "~~a~~ ==b== $c$ :smile: ^d^ `e` __f__ ",
    "    ", "two\nlines\tand ", "*[x]: ", "\\*a\\* \\", '" onmouseover="window.pwned=1" ', "![](person:frank-dyson) ",
    "[TOC] ", "](x) ", "<unknown> ",
)  # fmt: skip
"""What a text may begin with, in turn."""
CLOSERS = (
    "",
    "\\",
    " {: #x onclick=window.pwned=1 }",
    " -->",
    " #",
    "  ",
    " { .y }",
    " |",
    "`",
    " *",
    " [^1]",
    "](x)",
    " </a>",
    " {#id}",
)
"""What it may end with, in turn; another number than the openers have, so that each meets each."""

DESCRIPTION = 'He said "go" to both, & wrote <em>much</em>; 3 &lt; 4.'
"""Prose with what a description of a page must escape or leave out."""

NEEDLESS = ("no_times",)
"""Reasons for a gap that hostile texts fill; beside them they would be findings."""

PATHS = {("pages",), ("file",)}
"""Fields of a text that say where it stands."""


def kept(kind: str, record: dict) -> set[tuple[str, ...]]:
    """Fields that keep what they have: paths; the sign by which a note is found; what a note may rest on, where it is
    one that has words instead.
    """
    return {"text": PATHS, "note": {("sign",), *([("candidates",)] if "of" in record else [])}}.get(kind, set())


PAGES = {
    "docs/heading.md": '# Q & A, <em>much</em> `<b>x</b>` &amp;amp; "q"\n\nWords.\n',
    "docs/named.md": (
        "---\ntitle: 'Q & A, much <b>x</b> &amp; \"q\"'\ndescription: 'Q & A, much <b>x</b> &amp; \"q\"'\n---\n\n#"
        " Heading\n\n## Of <em>one</em> & `<b>`\n"
    ),
}
"""Pages written by hand whose titles hold signs."""

_MARK = re.compile(r"F\d+x", re.I)


class Texts:
    """The texts that were put in, by number, with the place of each: `person:frank-dyson affiliation`."""

    def __init__(self) -> None:
        self.written: list[str] = []
        self.places: list[str] = []

    def new(self, place: str) -> str:
        number = len(self.written)
        text = f"{OPENERS[number % len(OPENERS)]}F{number}x {SIGNS}{CLOSERS[number % len(CLOSERS)]}"
        self.written.append(text)
        self.places.append(place)
        return text

    def take_back(self, text: str) -> None:
        """A model has refused it."""
        self.places[number_of(text)] = ""

    @property
    def plain(self) -> dict[int, str]:
        """The numbers of the texts that are in the edition, with their places."""
        return {number: place for number, place in enumerate(self.places) if place}

    def of(self, place: str) -> str:
        """The text at a place."""
        return self.written[self.places.index(place)]


def number_of(text: str) -> int:
    return int(_MARK.search(text)[0][1:-1])


# --- the edition ------------------------------------------------------------------------------------------------------


def make(folder: Path) -> tuple[Path, Texts]:
    """A copy of the sample with hostile texts, its root and the texts; without its source text, whose words it no
    longer has.
    """
    root, texts = copy_sample(folder), Texts()
    (root / "source.txt").unlink()
    data = root / "data"
    info = _filled(EditionInfo, _plain(data / "edition.yml"), texts, "edition")
    links = ["# Every record", ""]
    for kind in KINDS.values():
        records = {path.stem: _plain(path) for path in sorted((data / kind.plural).glob("*.yml"))}
        if (whole := data / f"{kind.plural}.yml").exists():
            records |= _plain(whole)
        for path in (data / kind.plural).glob("*.yml"):
            path.unlink()
        records = {
            id: {key: value for key, value in record.items() if key not in NEEDLESS}
            | ({"description": DESCRIPTION} if "description" in record else {})
            for id, record in records.items()
        }
        filled = {
            id: _filled(kind.record, {"id": id, **record}, texts, f"{kind.name}:{id}", kept(kind.name, record))
            for id, record in records.items()
        }
        write(
            data,
            {
                f"{kind.plural}.yml": _yaml(
                    {id: {key: value for key, value in record.items() if key != "id"} for id, record in filled.items()}
                )
            },
        )
        links += ["- Words [](%s) and [so called](%s), set in ![](%s)" % ((f"{kind.name}:{id}",) * 3) for id in records]
    ledger = (data / "addresses.txt").read_text("utf-8").replace("release 1.0.0", f"release {info['release']}")
    write(
        root,
        {
            "data/edition.yml": _yaml(info),
            "data/addresses.txt": ledger,
            "docs/links.md": "\n".join(links) + "\n\n![](quotation:no-doubt)\n",
            **PAGES,
        },
    )
    return root, texts


def _plain(path: Path) -> dict:
    values, _, findings = read_yaml(path.read_text("utf-8"), path.name)
    assert values is not None and findings == []
    return values


def _yaml(values: dict) -> str:
    return yaml.safe_dump(values, allow_unicode=True, sort_keys=False, width=10_000)


def _filled(model: type[Value], value: dict, texts: Texts, place: str, keep: Iterable[tuple[str, ...]] = ()) -> dict:
    """A value of the model with a hostile text in every field that takes one."""
    filled = _fill(model, value, texts, place, (), keep)
    for _ in range(100):
        try:
            model.model_validate(filled)
            return filled
        except ValidationError as error:
            refused = error.errors()[0]["loc"]
            holder, before = filled, value
            for step in refused[:-1]:
                holder, before = (
                    holder[step],
                    (
                        before[step]
                        if isinstance(before, (dict, list))
                        and (step in before or (isinstance(step, int) and step < len(before)))
                        else {}
                    ),
                )
            texts.take_back(holder[refused[-1]])
            if refused[-1] in before:
                holder[refused[-1]] = before[refused[-1]]
            else:
                del holder[refused[-1]]
    raise AssertionError(f"{place} takes no text")


def _fill(model: type[Value], value: dict, texts: Texts, place: str, at: tuple, keep: Iterable[tuple]) -> dict:
    filled = dict(value)
    for name, field in model.model_fields.items():
        key = field.alias or name
        if (
            (name == "id" and issubclass(model, Record))
            or (*at, key) in keep
            or (model is Agent and (name == "literal") is bool(value))
        ):
            continue  # an author has a family name, as those of the sample have, or is named literally
        new = _value(
            Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation,
            value.get(key),
            texts,
            place,
            (*at, key),
            keep,
        )
        if new is not None:
            filled[key] = new
    return filled


def _value(form: Any, value: Any, texts: Texts, place: str, at: tuple, keep: Iterable[tuple]) -> Any:
    """What a field of this form gets: a hostile text, its parts filled, or what it has."""
    origin, arguments = get_origin(form), get_args(form)
    if form is str or (origin is Annotated and arguments[0] is str):
        return texts.new(f"{place} {'.'.join(map(str, at))}")
    if isinstance(form, type) and issubclass(form, Value):
        return _fill(form, _least(form) if value is None else value, texts, place, at, keep)
    if origin in (Union, types.UnionType):
        return _value(next(one for one in arguments if one is not type(None)), value, texts, place, at, keep)
    if origin is Annotated and str in get_args(arguments[0]):  # a record or a name
        return texts.new(f"{place} {'.'.join(map(str, at))}") if value is None or ":" not in value else value
    if origin is Annotated and get_origin(arguments[0]) in (tuple, dict):
        return _value(arguments[0], value, texts, place, at, keep)
    if origin is tuple:
        items = list(value or ())
        if arguments[0] in (Name, Agent):  # more than one: another script, an author without family name
            items.append({"lang": "el-Grek"} if arguments[0] is Name else {})
        new = [
            _value(arguments[0], item, texts, place, (*at, index), keep) for index, item in enumerate(items or [None])
        ]
        return [item for item in new if item is not None] or value
    if origin is dict and isinstance(arguments[1], type) and issubclass(arguments[1], Value):
        entries = {**(value or {}), texts.new(f"{place} {'.'.join(map(str, at))} key"): None}
        return {
            key: _value(arguments[1], item, texts, place, (*at, key if item else "new"), keep)
            for key, item in entries.items()
        }
    return value


def _least(model: type[Value]) -> dict:
    """What a value of the model must have besides plain texts."""
    least = {}
    for name, field in model.model_fields.items():
        if field.is_required() and field.annotation is not str:
            least[field.alias or name] = _valid(field.annotation, field.metadata)
    return least


def _valid(form: Any, metadata: list) -> Any:
    if get_origin(form) is Literal:
        return get_args(form)[0]
    if form in (int, float):
        return "1"
    if form is Prose or Prose in get_args(form):
        return "Words."
    if SourceKey in get_args(form):
        return "edition"
    patterns = [one for data in metadata if (one := getattr(data, "pattern", None)) in EXAMPLES]
    if patterns:
        return EXAMPLES[patterns[0]]
    if any("person" in getattr(data, "kinds", ()) for data in metadata):
        return "person:frank-dyson"
    schema = next((data.json_schema for data in metadata if hasattr(data, "json_schema")), {})
    if "EDTF" in schema.get("description", ""):
        return "1919-11-06"
    raise AssertionError(f"no valid value is known for {form} {metadata}")


# --- reading it back --------------------------------------------------------------------------------------------------


def even(text: str) -> str:
    """A text with its spaces evened, as a page shows it; letters and dashes alike, because a bibliography capitalizes
    titles and sets a dash in numbers.
    """
    return " ".join(text.split()).casefold().replace("–", "-")


def misread(texts: Texts, shown: Iterable[tuple[str, str]], seen: set[int] | None = None) -> Iterator[str]:
    """Where a text is shown otherwise than as it was written: `title: F12x … is shown as …`.

    A text may be cut where an ellipsis says so. `shown` are (where, text); the numbers met are added to `seen`.
    """
    for where, text in shown:
        for match in _MARK.finditer(text := even(text)):
            number = number_of(match[0])
            wanted = even(texts.written[number])
            before, wanted = wanted[: (at := wanted.index(match[0]))], wanted[at:]
            found = text[match.start() : match.start() + len(wanted)]
            if seen is not None:
                seen.add(number)
            if found != wanted and not _is_cut(found, wanted):
                yield f"{where}: {texts.places[number]}: {wanted!r} is shown as {found!r}"
            elif not text[: match.start()].endswith(before) and not even(text[: match.start()]).endswith(
                before.strip()
            ):
                yield (
                    f"{where}: {texts.places[number]}: before it {before!r} is shown as"
                    f" {text[max(0, match.start() - len(before)) : match.start()]!r}"
                )


def _is_cut(found: str, wanted: str) -> bool:
    shown, ellipsis, _ = found.partition("…")
    return bool(ellipsis) and wanted.startswith(shown.strip())


def is_made_of_letters(attribute: str, value: str) -> bool:
    """Whether an attribute is an id that was made of a heading, or the way to one: `#f12x-bxb-q`."""
    return attribute in ("id", "href", "for") and re.fullmatch(r"[^ ]*?#?[\w-]+", value) is not None


class _Page(html.parser.HTMLParser):
    """Text, attributes and elements of a page."""

    VOID = ("meta", "link", "input", "img", "br", "hr", "circle", "rect", "line", "path", "wbr")

    def __init__(self, markup: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.shown: list[tuple[str, str]] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self._raw = 0
        self.feed(markup)
        self.close()
        self.shown.append(("text", "".join(self.texts)))

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.elements.append((tag, dict(attrs)))
        self.shown += [
            (f"<{tag} {name}>", value or "") for name, value in attrs if not is_made_of_letters(name, value or "")
        ]
        self._raw += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._raw -= tag in ("script", "style")

    def handle_data(self, data: str) -> None:
        if not self._raw:
            self.texts.append(data)


def problems_of(markup: str, texts: Texts, seen: set[int] | None = None) -> list[str]:
    """What is wrong with a page as HTML: texts misread, and elements that came of one."""
    page = _Page(markup)
    strange = [
        f"<{tag} {attributes}>"
        for tag, attributes in page.elements
        if tag in ("unknown", "b") or attributes.get("src") == "x" or any(name.startswith("on") for name in attributes)
    ]
    return [*misread(texts, page.shown, seen), *strange]


def inside(value: Any, at: str = "") -> Iterator[tuple[str, str]]:
    """Every string inside of a value of JSON, with its place."""
    if isinstance(value, dict):
        for key, one in value.items():
            yield from inside(one, f"{at}.{key[:20]}")
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from inside(one, f"{at}.{index}")
    elif isinstance(value, str):
        yield at, value


def in_json(text: str) -> Iterator[tuple[str, str]]:
    """Every string of a JSON file."""
    yield from inside(json.loads(text))
