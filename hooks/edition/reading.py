"""Reading: the data folder's YAML into records, the docs folder's Markdown into prose; problems into findings.

The files themselves are read by `texts`; what pydantic finds wrong with a record is said here in plain words.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

from pydantic import ValidationError

from edition import files, refs, site_config
from edition.findings import CODES, Finding, near_miss
from edition.markdown_reader import HEADINGS, Block, Reader, front_matter
from edition.records import KINDS, LONGEST_ID, RESERVED, Kind, Record, is_file_name
from edition.refs import Ref
from edition.site_config import SiteConfig
from edition.texts import Path, decode, line_of, read_text, read_yaml
from edition.values import EXAMPLES, Decision, EditionInfo, Value

EDITION_FILE = "edition.yml"
LEDGER_FILE = "paragraph-ids.txt"
DECISIONS_FILE = "decisions.yml"
ANNOTATIONS_FILE = "annotations.jsonld"


@dataclass(frozen=True)
class Located:
    """A record and where it was read."""

    record: Record
    path: str
    """File, relative to the edition's root."""
    lines: dict[Path, int]
    """1-based line of every value in the file, by its path from the file's root."""
    base: Path = ()
    """The path of the record itself in the file."""

    def line(self, path: Path = ()) -> int:
        """The line of a value by its path in the record, or of the nearest thing around it."""
        return line_of(self.lines, (*self.base, *path))


@dataclass(frozen=True)
class Paragraph:
    """A paragraph of prose with what is asked of it: an id, and which of the chapter's paragraphs it answers."""

    page: str
    """Page under docs/, e.g. `chapter.md`."""
    text: str
    """Its Markdown, attribute list apart."""
    line: int
    id: str | None = None
    answers: tuple[str, ...] = ()
    """Numbers of the chapter's paragraphs, as written."""
    section: str = ""
    """Title of the section it stands in."""
    section_id: str | None = None
    tag: str = "p"
    """The element of the page that holds it: `p`, `li`, `td`, `h2`; `html` for the words of raw HTML."""
    own: bool = True
    """Whether it stands by itself, in no list, table or quotation."""
    unread: tuple[str, ...] = ()
    """What looks like a reference in it, on the page or as it is written, and is none."""
    astray: bool = False
    """Whether it says what it answers and is no paragraph that could: an item, a cell."""


@dataclass(frozen=True)
class Prose:
    """A page written by hand."""

    path: str
    """File, relative to the edition's root."""
    page: str
    """The same under docs/."""
    title: str
    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Paragraph, ...]
    """Its headings, which may hold references like any text; their `section` is their words without markup."""
    anchors: frozenset[str]
    """Ids of its blocks."""


@dataclass
class Material:
    """All that was read, whether it is in order or not."""

    info: EditionInfo | None = None
    info_lines: dict[Path, int] = field(default_factory=dict)
    """1-based line of every value in edition.yml."""
    records: dict[Ref, Located] = field(default_factory=dict)
    broken: set[Ref] = field(default_factory=set)
    """Records that could not be read; what refers to them is not blamed for it."""
    broken_kinds: set[str] = field(default_factory=set)
    """Kinds of which a whole file could not be read."""
    prose: list[Prose] = field(default_factory=list)
    ledger: list[tuple[str, int]] = field(default_factory=list)
    """Paragraph ids ever minted, with their line in the ledger."""
    decisions: dict[int, list[Decision]] = field(default_factory=dict)
    """What names of the source text mean where rules cannot know it, by paragraph."""
    annotations: str | None = None
    """The file of standoff annotations, as it is."""
    findings: list[Finding] = field(default_factory=list)


def read(root: FilePath, data: str = "data", docs: str = "docs") -> Material:
    """Read the edition in a folder: every record, every page of prose, the ledger."""
    material = Material()
    for folder in (data, docs):
        if not (root / folder).is_dir():
            material.findings.append(Finding(folder, 1, "Y010", "The folder is missing.", "Put it back."))
    for path in _files(root, data, material):
        if path.suffix == ".yml":
            _read_file(path, root, data, material)
        elif path.suffix.lower() in (".yml", ".yaml"):
            material.findings.append(Finding(_relative(path, root), 1, "R007", "Only files that end in .yml are read.", f"Rename it {path.stem}.yml."))
    if material.info is None and not any(finding.path in (data, f"{data}/{EDITION_FILE}") for finding in material.findings):
        material.findings.append(Finding(f"{data}/{EDITION_FILE}", 1, "R002", "The edition's own file is missing.", "Write title, editors, release, date, rights, chapter."))
    _read_docs(root, docs, material)
    if os.path.lexists(annotations := root / data / ANNOTATIONS_FILE):
        material.annotations = decode(annotations, _relative(annotations, root), material.findings)
    ledger = root / data / LEDGER_FILE
    if os.path.lexists(ledger) and (text := decode(ledger, _relative(ledger, root), material.findings)) is not None:
        lines = text.split("\n")
        material.ledger = [(line.strip(), number) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    return material


def _files(root: FilePath, folder: str, material: Material) -> list[FilePath]:
    """The author's files in a folder; a finding for two that are one where capitals do not count."""
    found = list(files.walk(root / folder))
    first: dict[str, FilePath] = {}
    for path in found:
        if (other := first.setdefault(unicodedata.normalize("NFC", _relative(path, root).casefold()), path)) is not path:
            material.findings.append(Finding(_relative(path, root), 1, "Y011", f"{_relative(other, root)} is there too.", "Rename one of the two."))
    return found


# --- YAML -----------------------------------------------------------------------------------------------------------


def _read_file(path: FilePath, root: FilePath, data: str, material: Material) -> None:
    shown, findings = _relative(path, root), material.findings
    inside = path.relative_to(root / data)
    by_plural = {kind.plural: kind for kind in KINDS.values()}
    folder = inside.parts[0].removesuffix(".yml")
    kind = by_plural.get(folder)
    text = read_text(path, shown, findings)
    values, lines, problems = read_yaml(text, shown) if text is not None else (None, {}, [])
    findings += problems
    if values is None:
        if kind:
            material.broken_kinds.add(kind.name)
        return
    if inside.as_posix() == EDITION_FILE:
        material.info_lines = lines
        material.info = _validate(EditionInfo, values, shown, lines, (), "The edition", findings)
        return
    if inside.as_posix() == DECISIONS_FILE:
        _read_decisions(values, shown, lines, material)
        return
    if kind is None:
        findings.append(Finding(shown, 1, "R007", f"{folder!r} is no kind of record.", near_miss(folder, by_plural) or f"Kinds: {', '.join(by_plural)}."))
        return
    if len(inside.parts) > 1:
        _add(kind, path.stem, values, shown, lines, (), material)
        return
    for key, value in values.items():
        if not isinstance(value, dict):
            findings.append(Finding(shown, lines[(key,)], "Y009", f"{key} is no mapping.", "Under each id stand the record's fields."))
            material.broken.add(Ref(kind.name, key))
        else:
            _add(kind, key, value, shown, lines, (key,), material)


def _read_decisions(values: dict, path: str, lines: dict[Path, int], material: Material) -> None:
    """`'9': [{words: the general, to: person:x}]`: paragraphs of the source text, and what is decided in each."""
    for key, listed in values.items():
        if not re.fullmatch("[0-9]{1,6}", key) or not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            material.findings.append(Finding(path, lines[(key,)], "Y009", f"{key!r} is no list of decisions under the number of a paragraph.", "Write `'9':` and under it `- {words: …, to: …}`."))
            continue
        read = [_validate(Decision, one | {"line": lines[(key, index)]}, path, lines, (key, index), f"Paragraph {key}", material.findings) for index, one in enumerate(listed)]
        material.decisions[int(key)] = [decision for decision in read if decision]


def _add(kind: Kind, id: str, value: dict, path: str, lines: dict[Path, int], base: Path, material: Material) -> None:
    line = lines.get(base, 1)
    if not kind.id_pattern.fullmatch(id) or not is_file_name(id):
        shown = id if len(id) <= 60 else f"{id[:50]}…"
        hint = "Notes have their number as id." if kind.name == "note" else f"Use lowercase letters, digits and hyphens, {LONGEST_ID} at most."
        if id in RESERVED:
            hint = "It would take the place of the kind’s index page." if id == "index" else "Windows keeps the name for a device, and the page could not be written there."
            hint += " Choose another."
        id = shown
        material.findings.append(Finding(path, line, "R006", f"{id!r} is not a safe id for a {kind.name}.", hint))
        return
    ref = Ref(kind.name, id)
    if ref in material.records:
        first = material.records[ref]
        material.findings.append(Finding(path, line, "G001", f"{ref} stands already in {first.path}:{first.line()}.", "Rename one of the two, or merge them."))
        return
    if "id" in value:
        material.findings.append(Finding(path, lines[(*base, "id")], "R001", f"{ref}: 'id' is no field.", "The id is the record's key or the name of its file."))
        material.broken.add(ref)
        return
    record = _validate(kind.record, {"id": id, **value}, path, lines, base, str(ref), material.findings)
    if record is None:
        material.broken.add(ref)
    else:
        material.records[ref] = Located(record, path, lines, base)


_CODES = {"extra_forbidden": "R001", "missing": "R002", "edtf": "R004", "coordinates": "R005", "kind": "G006"}


def _validate(model: type[Value], value: dict, path: str, lines: dict[Path, int], base: Path, name: str, findings: list[Finding]):
    """The model made from the values, or None with a finding for each thing that is wrong."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        problems = error.errors()
        for problem in problems:
            at = tuple(problem["loc"])
            if problem["type"] == "too_short" and any(len(other["loc"]) > len(at) and tuple(other["loc"])[: len(at)] == at for other in problems):
                continue  # a list counts as empty when what is in it is wrong
            code = _CODES.get(problem["type"], "R003")
            what, hint = _said(model, at, problem, code)
            findings.append(Finding(path, line_of(lines, (*base, *at)), code, f"{name}: {'.'.join(map(str, at)) or 'the record'}{what}.", hint))
        return None


def _said(model: type[Value], at: Path, problem: Any, code: str) -> tuple[str, str]:
    """What is wrong with the value at a path, to follow its name, and what to do: pydantic's problem in plain words."""
    given, kind, context = repr(problem["input"]), problem["type"], problem.get("ctx", {})
    if code == "R001":
        fields = _fields(model, at[:-1])
        return " is no field", near_miss(str(at[-1]), fields) or f"The fields here are {', '.join(fields)}."
    if code == "R002":
        return " is missing", "Add it."
    if kind == "string_pattern_mismatch" and context["pattern"] in EXAMPLES:
        return f": {given} does not have the form wanted", f"Write it like {EXAMPLES[context['pattern']]}."
    if kind == "literal_error":
        return f": {given} is none of its values", near_miss(str(problem["input"]), re.findall("'([^']*)'", context["expected"])) or f"Write {context['expected']}."
    if kind in ("model_type", "dict_type"):
        fields = _fields(model, at) if kind == "model_type" else []
        return f": fields are wanted, not {given}", f"The fields here are {', '.join(fields)}." if fields else "Write them as `key: value`."
    if kind == "tuple_type":
        return f": a list is wanted, not {given}", "Write it in brackets: [one, another]."
    if kind in _PLAINLY:
        return f": {_PLAINLY[kind].format(given)}", CODES[code].remedy
    if kind == "string_too_long":
        limit = context.get("limit") or context["max_length"]
        return f" has {len(problem['input']):,} characters", f"At most {limit:,} can be shown; shorten it."
    near = f"Did you mean {context['near']}? " if context.get("near") else ""
    return f": {problem['msg']}", near + (_HINTS.get(kind) or CODES[code].remedy)


_PLAINLY = {
    "string_type": "a text is wanted, not a list or fields", "too_short": "at least one is wanted",
    "int_parsing": "{} is no whole number", "float_parsing": "{} is no number", "bool_parsing": "{} is neither true nor false",
}  # fmt: skip
"""Type of a pydantic problem -> what is wrong, with what was given."""
_HINTS = {"isbn": "Compare its digits with the source.", "reference": "Write the kind before the id, as in person:some-id.", "address": "Write it like https://example.org/page."}


def _fields(model: type[Value], at: Path) -> list[str]:
    """The field names of the model at a path, for near misses."""
    for step in at:
        if isinstance(step, str) and step in (known := {(f.alias or n): f for n, f in model.model_fields.items()}):
            inner = _model_in(known[step].annotation)
            model = inner or model
    return [f.alias or name for name, f in model.model_fields.items() if name != "id"]


def _model_in(annotation: Any) -> type[Value] | None:
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    return next((found for arg in getattr(annotation, "__args__", ()) if (found := _model_in(arg))), None)


def _relative(path: FilePath, root: FilePath) -> str:
    return path.relative_to(root).as_posix()


def _read_docs(root: FilePath, docs: str, material: Material) -> None:
    """The pages that are published."""
    config = site_config.read(root)
    reader = Reader(config.extensions, config.options)
    for page in config.published(_relative(path, root / docs) for path in _files(root, docs, material)):
        path = root / docs / page
        if path.suffix != ".md":
            material.findings.append(Finding(_relative(path, root), 1, "R007", "Of pages, only files that end in .md are read.", f"Rename it {path.stem}.md."))
        elif (text := read_text(path, _relative(path, root), material.findings)) is not None:
            material.prose.append(read_prose(text, _relative(path, root), page, reader))


# --- Markdown -------------------------------------------------------------------------------------------------------

_TITLE = re.compile(r"^title:\s*(.*?)\s*$", re.M)


def read_prose(text: str, path: str, page: str, reader: Reader | None = None) -> Prose:
    """A page's paragraphs and headings in order, as the page shows them; those of lists and tables each by itself."""
    named = _TITLE.search(front_matter(text))
    title = named[1].strip("'\"") if named else ""
    paragraphs, headings, anchors = [], [], set()
    section, section_id = "", None
    for block in (reader or Reader(SiteConfig().extensions, {})).read(text):
        if block.id:
            anchors.add(block.id)
        heading = block.plain or block.tag in HEADINGS
        if heading and block.own:
            if block.tag == "h1":
                title = title or block.plain
            else:
                section, section_id = block.plain, block.id
        (headings if heading else paragraphs).append(
            Paragraph(
                page, block.text, block.line,
                id=block.id if block.tag == "p" else None,
                answers=tuple((block.answers or "").replace(",", " ").split()) if block.tag == "p" else (),
                astray=bool(block.answers) and block.tag != "p",
                section=section, section_id=section_id, tag=block.tag, own=block.own, unread=tuple(_unread(block)),
            )
        )
    return Prose(path, page, title or page.removesuffix(".md"), tuple(paragraphs), tuple(headings), frozenset(anchors))


def _unread(block: Block) -> Iterator[str]:
    """What was meant for a reference and is none, for whoever wrote it, or for whoever reads the page."""
    yield from refs.malformed(block.raw or block.text, KINDS)
    if block.raw:
        yield from (block.raw[found.start : found.end] for found in refs.find(block.raw) if found.form != "note")
    read = {str(found.ref) for found in refs.find(block.text)}
    yield from (address for address in block.addresses if address not in read)
