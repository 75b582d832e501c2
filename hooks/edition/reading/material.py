"""All that an edition's folder holds, read: records, pages of prose, ledger, decisions, annotations; problems as
findings.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from edition.findings import Finding, near_miss
from edition.grammar.refs import Ref
from edition.reading import folders, site
from edition.reading.addresses import (
    ADDRESSES_FILE,
    REDIRECTS_FILE,
    AddressLedger,
    Redirect,
    read_ledger,
    read_redirects,
)
from edition.reading.fields import validate
from edition.reading.files import decode, read_text
from edition.reading.lists import SOURCES_FILE, SPELLINGS_FILE, Listed, Pair, read_sources, read_spellings
from edition.reading.markdown_reader import Reader
from edition.reading.prose import PageOfProse, read_prose
from edition.reading.yaml import Plain, read_yaml
from edition.records.edition_info import EditionInfo
from edition.records.record import KINDS, RESERVED, FieldPath, Kind, Record, is_file_name, leaves, line_of
from edition.records.source_list import SourceList
from edition.records.values import Decision, Prose

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
    lines: dict[FieldPath, int]
    """1-based line of every value in the file, by its path from the file's root."""
    base: FieldPath = ()
    """The path of the record itself in the file."""

    @cached_property
    def leaves(self) -> list[tuple[FieldPath, object]]:
        """Every value of the record that holds no other; read once for all that look through them."""
        return list(leaves(self.record))

    @cached_property
    def prose(self) -> list[tuple[FieldPath, Prose]]:
        """Its prose fields."""
        return [(path, value) for path, value in self.leaves if isinstance(value, Prose)]

    @cached_property
    def references(self) -> list[tuple[FieldPath, Ref]]:
        """References in its fields, prose apart."""
        return [(path, value) for path, value in self.leaves if isinstance(value, Ref)]

    def line(self, path: FieldPath = ()) -> int:
        """The line of a value by its path in the record, or of the nearest thing around it."""
        return line_of(self.lines, (*self.base, *path))


@dataclass
class Material:
    """All that was read, whether it is in order or not."""

    info: EditionInfo | None = None
    info_lines: dict[FieldPath, int] = field(default_factory=dict)
    """1-based line of every value in edition.yml."""
    records: dict[Ref, Located] = field(default_factory=dict)
    broken: set[Ref] = field(default_factory=set)
    """Records that could not be read; what refers to them is not blamed for it."""
    broken_kinds: set[str] = field(default_factory=set)
    """Kinds of which a whole file could not be read."""
    prose: list[PageOfProse] = field(default_factory=list)
    ledger: list[tuple[str, int]] = field(default_factory=list)
    """Paragraph ids ever minted, with their line in the ledger."""
    addresses: AddressLedger = field(default_factory=AddressLedger)
    """Every address ever published."""
    redirects: dict[str, Redirect] | None = field(default_factory=dict)
    """Where addresses lead that are gone; None where the file cannot be read."""
    decisions: dict[str, list[Decision]] = field(default_factory=dict)
    """What names in texts mean where rules cannot know it, by paragraph: `9` of the annotated text, `log#dawn` of an
    open one.
    """
    linked: dict[str, str] = field(default_factory=dict)
    """Pages of open texts, by their path under docs/, as they are with the names that were found in them linked."""
    source_list: Listed[SourceList] = field(default_factory=lambda: Listed(SourceList(), ""))
    """Hosts that may not be cited, and grades of sources."""
    spellings: Listed[dict[Pair, str]] | None = None
    """Pairs of names that are nearly alike and were decided; None in an edition that does not look for them."""
    annotations: str | None = None
    """The file of standoff annotations, as it is."""
    site: site.Site = field(default_factory=site.Site)
    """How the site is made, by mkdocs.yml."""
    findings: list[Finding] = field(default_factory=list)


def read(root: Path, data: str = "data", docs: str = "docs") -> Material:
    """Read the edition in a folder: every record, every page of prose, the ledger."""
    material = Material()
    for folder in (data, docs):
        if not (root / folder).is_dir():
            material.findings.append(Finding(folder, 1, "Y010", "The folder is missing.", "Put it back."))
    for path in _files(root, data, material):
        if path.suffix == ".yml":
            _read_file(path, root, data, material)
        elif path.suffix.lower() in (".yml", ".yaml"):
            material.findings.append(
                Finding(
                    _relative(path, root),
                    1,
                    "R007",
                    "Only files that end in .yml are read.",
                    f"Rename it {path.stem}.yml.",
                )
            )
    if material.info is None and not any(
        finding.path in (data, f"{data}/{EDITION_FILE}") for finding in material.findings
    ):
        material.findings.append(
            Finding(
                f"{data}/{EDITION_FILE}",
                1,
                "R002",
                "The edition's own file is missing.",
                "Write title, editors, release, date, rights.",
            )
        )
    _read_docs(root, docs, material)
    if os.path.lexists(annotations := root / data / ANNOTATIONS_FILE):
        material.annotations = decode(annotations, _relative(annotations, root), material.findings)
    _read_ledger(root / data / LEDGER_FILE, root, material)
    listed = root / data / ADDRESSES_FILE
    if os.path.lexists(listed) and (text := decode(listed, _relative(listed, root), material.findings)) is not None:
        material.addresses = read_ledger(text, _relative(listed, root), material.findings)
    return material


def _read_ledger(ledger: Path, root: Path, material: Material) -> None:
    """A paragraph id a line; lines that begin with `#` are remarks."""
    if os.path.lexists(ledger) and (text := decode(ledger, _relative(ledger, root), material.findings)) is not None:
        lines = enumerate(text.split("\n"), 1)
        material.ledger = [
            (line.strip(), number) for number, line in lines if line.strip() and not line.startswith("#")
        ]


def _files(root: Path, folder: str, material: Material) -> list[Path]:
    """The author's files in a folder; a finding for two that are one where capitals do not count."""
    found = list(folders.walk(root / folder))
    first: dict[str, Path] = {}
    for path in found:
        if (
            other := first.setdefault(unicodedata.normalize("NFC", _relative(path, root).casefold()), path)
        ) is not path:
            material.findings.append(
                Finding(
                    _relative(path, root),
                    1,
                    "Y011",
                    f"{_relative(other, root)} is there too.",
                    "Rename one of the two.",
                )
            )
    return found


def _read_file(path: Path, root: Path, data: str, material: Material) -> None:
    """One data file: what it holds is added to the material, and what is wrong with it to the findings."""
    shown, findings = _relative(path, root), material.findings
    inside = path.relative_to(root / data)
    name = inside.parts[0].removesuffix(".yml")
    kind = next((kind for kind in KINDS.values() if kind.plural == name), None)
    text = read_text(path, shown, findings)
    values, lines, problems = read_yaml(text, shown) if text is not None else (None, {}, [])
    findings += problems
    if inside.as_posix() == REDIRECTS_FILE:
        material.redirects = None if values is None else read_redirects(values, shown, lines, findings)
    elif values is None:
        material.broken_kinds |= {kind.name} if kind else set()
    elif read := _READERS.get(inside.as_posix()):
        read(values, shown, lines, material)
    elif kind is None:
        findings.append(_no_kind(name, shown))
    elif len(inside.parts) > 1:
        _add(kind, path.stem, values, shown, lines, (), material)
    else:
        _add_all(kind, values, shown, lines, material)


def _no_kind(name: str, path: str) -> Finding:
    plurals = [kind.plural for kind in KINDS.values()]
    hint = near_miss(name, plurals) or f"Kinds: {', '.join(plurals)}."
    return Finding(path, 1, "R007", f"{name!r} is no kind of record.", hint)


Values = dict[str, Plain]
Lines = dict[FieldPath, int]


def _read_info(values: Values, path: str, lines: Lines, material: Material) -> None:
    material.info_lines = lines
    material.findings += _moved(values, path, lines)
    kept = {name: value for name, value in values.items() if name not in _MOVED}
    material.info = validate(EditionInfo, kept, path, lines, (), "The edition", material.findings)


_MOVED = ("chapter",)
"""Fields of edition.yml that earlier releases had."""


def _moved(values: Values, path: str, lines: Lines) -> Iterator[Finding]:
    """What has a place of its own since: `chapter:` stands in data/texts.yml, where every text has a record."""
    if isinstance(old := values.get("chapter"), dict):
        held = {"title": "The chapter", "short": "the chapter", "standing": "held", "length": old.get("paragraphs", 0)}
        held |= {"notes": old.get("notes", 0)} | ({"file": old["source_text"]} if "source_text" in old else {})
        own = {"title": "The reading text", "short": "the reading text", "standing": "own"}
        own |= {"pages": f"[{old.get('page', 'chapter.md')}]", "answers": "text:chapter"}
        written = " and ".join(f"`{id}: {_flow(fields)}`" for id, fields in (("reading", own), ("chapter", held)))
        hint = f"Take it out, and write into data/texts.yml {written}."
        yield Finding(path, lines[("chapter",)], "R008", "`chapter` is no field any more: texts have records.", hint)


def _flow(fields: Mapping[str, object]) -> str:
    """A mapping as YAML on one line: `{title: The chapter, notes: 54}`."""
    return "{" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def _read_source_list(values: Values, path: str, lines: Lines, material: Material) -> None:
    material.source_list = read_sources(values, path, lines, material.findings)


def _read_spellings(values: Values, path: str, lines: Lines, material: Material) -> None:
    material.spellings = read_spellings(values, path, lines, material.findings)


def _add_all(kind: Kind, values: dict[str, Plain], path: str, lines: dict[FieldPath, int], material: Material) -> None:
    """The records of a file that holds all of a kind, by their ids."""
    for key, value in values.items():
        if isinstance(value, dict):
            _add(kind, key, value, path, lines, (key,), material)
        else:
            hint = "Under each id stand the record's fields."
            material.findings.append(Finding(path, lines[(key,)], "Y009", f"{key} is no mapping.", hint))
            material.broken.add(Ref(kind.name, key))


def _read_decisions(values: Values, path: str, lines: Lines, material: Material) -> None:
    """`'9': [{words: the general, to: person:x}]`: paragraphs of the source text, or `log#first-night` of an open one,
    and what is decided in each.
    """
    for key, listed in values.items():
        given = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else None
        if not _DECIDED_IN.fullmatch(key) or given is None or len(given) != len(listed):
            message = f"{key!r} is no list of decisions under the number of a paragraph."
            hint = "Write `'9':` and under it `- {words: …, to: …}`."
            material.findings.append(Finding(path, lines[(key,)], "Y009", message, hint))
            continue
        for index, one in enumerate(given):
            with_line = one | {"line": lines[(key, index)]}
            subject, place = f"Paragraph {key}", (key, index)
            if decision := validate(Decision, with_line, path, lines, place, subject, material.findings):
                material.decisions.setdefault(str(int(key)) if key.isdigit() else key, []).append(decision)


_DECIDED_IN = re.compile("[0-9]{1,6}|[a-z0-9-]+#[^#\\s]+")
"""A paragraph of which something is decided."""


_READERS: dict[str, Callable[[Values, str, Lines, Material], None]] = {
    EDITION_FILE: _read_info,
    DECISIONS_FILE: _read_decisions,
    SOURCES_FILE: _read_source_list,
    SPELLINGS_FILE: _read_spellings,
}
"""Files of data/ that hold no records, and who reads them."""


def _add(
    kind: Kind, id: str, value: Mapping[str, object], path: str, lines: Lines, base: FieldPath, material: Material
) -> None:
    if refused := _refused(kind, id, path, lines.get(base, 1), material):
        material.findings.append(refused)
        return
    ref = Ref(kind.name, id)
    if "id" in value:
        hint = "The id is the record's key or the name of its file."
        material.findings.append(Finding(path, lines[(*base, "id")], "R001", f"{ref}: 'id' is no field.", hint))
        material.broken.add(ref)
        return
    record = validate(kind.record, {"id": id, **value}, path, lines, base, str(ref), material.findings)
    if record is None:
        material.broken.add(ref)
    else:
        material.records[ref] = Located(record, path, lines, base)


def _refused(kind: Kind, id: str, path: str, line: int, material: Material) -> Finding | None:
    """Why no record can have the id: no page could, or another has it."""
    if not kind.id_pattern.fullmatch(id) or not is_file_name(id):
        given = id if len(id) <= 60 else f"{id[:50]}…"
        message = f"{given!r} is not a safe id for a {kind.name}."
        return Finding(path, line, "R006", message, _better_id(kind, id))
    if first := material.records.get(Ref(kind.name, id)):
        message = f"{Ref(kind.name, id)} stands already in {first.path}:{first.line()}."
        return Finding(path, line, "G001", message, "Rename one of the two, or merge them.")
    return None


def _better_id(kind: Kind, id: str) -> str:
    """What to do about an id that no page can have."""
    if id == "index":
        return "It would take the place of the kind’s index page. Choose another."
    if id in RESERVED:
        return "Windows keeps the name for a device, and the page could not be written there. Choose another."
    return kind.id_hint


def _relative(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def read_page(material: Material, text: str, page: str) -> PageOfProse:
    """One of the pages that were read, from another text."""
    path = next(one.path for one in material.prose if one.page == page)
    return read_prose(text, path, page, Reader(material.site.extensions, material.site.options))


def _read_docs(root: Path, docs: str, material: Material) -> None:
    """The pages that are published."""
    material.site = site.read(root, material.findings)
    reader = Reader(material.site.extensions, material.site.options)
    for page in material.site.published(_relative(path, root / docs) for path in _files(root, docs, material)):
        path = root / docs / page
        if path.suffix != ".md":
            material.findings.append(
                Finding(
                    _relative(path, root),
                    1,
                    "R007",
                    "Of pages, only files that end in .md are read.",
                    f"Rename it {path.stem}.md.",
                )
            )
        elif (text := read_text(path, _relative(path, root), material.findings)) is not None:
            material.prose.append(read_prose(text, _relative(path, root), page, reader))
