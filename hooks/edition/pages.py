"""Pages: every record and every kind's index as Markdown, made from the templates in `overrides/records/`.

`build` returns pages; it writes nothing. A template is named after the kind (`person.md`) or its plural for the index
(`people.md`); `record.md` and `index.md` serve kinds without one. Whatever a template prints is escaped for Markdown
unless it is Markup, so a name with a star or a bracket stays a name.
"""

from __future__ import annotations

import html
import json
import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as FilePath
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from edition import bibliography, facing, figures, refs
from edition.annotation import Target
from edition.findings import CODES
from edition.graph import MADE_FROM_ALL, MADE_FROM_CODE, Edition
from edition.records import KINDS, Quotation, Record, Variant, leaves
from edition.refs import Found, Ref
from edition.register import Register
from edition.shown import COLLATION, STATUS, Shown, attribution, collated, collation_counts, escape, escape_inline, link_to, note_text
from edition.spellings import index_of
from edition.source_text import SOURCE_TEXT, SourceText
from edition.values import Agent, Authority, Candidate, CitedSource, Coordinates, Moment, Name, Participant, Reading, Role, Value, Witness


@dataclass(frozen=True)
class Page:
    """A page made from data."""

    path: str
    """Under docs/: `people/mao-zedong.md`."""
    markdown: str
    source: str
    """The data file it comes from, relative to the edition's root."""
    ref: Ref | None = None
    """The record it shows; None for an index."""
    kind: str = ""
    """The kind it belongs to."""


def environment(folder: FilePath, edition: Edition) -> Environment:
    """The template environment over a folder of record templates."""
    env = Environment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markup) else "" if value is None else escape(value),
    )
    shown = Register(edition)
    env.globals["figure"] = lambda record, events, least=2: figures.timeline([figures.Happening(**one) for one in shown.happenings(record, events)], shown.period, least)
    env.globals.update(edition=edition, show=shown, status=STATUS, kinds=KINDS, collations=COLLATION, collated=collated, collation_counts=collation_counts(edition), entry=lambda work: _entry(edition, work), link_to=link_to)
    env.filters.update(md=Markup, said=_said, capital=lambda text: text[:1].upper() + text[1:], marks=lambda entries: list(dict.fromkeys(re.findall(r'data-by="([^"]+)"', entries))), json=lambda value: Markup(json.dumps(str(value), ensure_ascii=False)))
    return env


def build(edition: Edition, env: Environment, text: SourceText | None = None) -> list[Page]:
    """Every record's page and every kind's index, in the order of kinds and records; the source text's, where it is at hand."""
    pages = []
    for kind in KINDS.values():
        records = edition.by_kind[kind.name]
        template = env.select_template([f"{kind.plural}.md", "index.md"])
        pages.append(Page(kind.index_page, _tidy(template.render(kind=kind, records=records)), f"data/{kind.plural}.yml", kind=kind.name))
        template = env.select_template([f"{kind.name}.md", "record.md"])
        for record in records:
            markdown = _tidy(template.render(record=record, kind=kind))
            pages.append(Page(record.docs_page, markdown, edition.located[record.ref].path, record.ref, kind.name))
    known = {"codes": CODES, "base": Record, "parts": PARTS, "table": _field_table}
    for path, name in MADE_FROM_CODE.items():
        pages.append(Page(path, _tidy(env.get_template(name).render(**known)), f"overrides/records/{name}"))
    attached = facing.attach(edition, text) if text else None
    whole = {
        "attached": attached, "chapter": edition.info.chapter.page, "path": edition.info.chapter.source_text or SOURCE_TEXT,
        "groups": index_of(record for records in edition.by_kind.values() for record in records),
    }  # fmt: skip
    for path, name in MADE_FROM_ALL.items():
        pages.append(Page(path, _tidy(env.get_template(name).render(**whole)), f"overrides/records/{name}"))
    return pages


def _entry(edition: Edition, work: Record) -> Markup:
    """A work's entry in the bibliography as Markdown: the processor's tags as they are, what stands between them escaped."""
    pieces = re.split("(<[^<>]*>)", bibliography.entries(edition.by_kind["work"])[work.id])
    return Markup("").join(Markup(piece) if at % 2 else (escape_inline if at else escape)(html.unescape(piece)) for at, piece in enumerate(pieces))


PARTS = (Name, Role, Moment, Coordinates, Participant, Candidate, Witness, Reading, CitedSource, Authority, Agent)
"""The values inside records that the data model documents."""


@lru_cache(maxsize=None)
def _field_table(model: type[Value], base: type[Value] | None = None) -> Markup:
    """The fields of a model as a table: key, form, meaning; those of its base left out."""
    rows = ["| Field | Form | Meaning |", "|---|---|---|"]
    schema = model.model_json_schema()
    for name, field in model.model_fields.items():
        if name == "id" and issubclass(model, Record) or base and name in base.model_fields:
            continue
        key = field.alias or name
        required = " (required)" if field.is_required() else ""
        rows.append(f"| `{key}` | {_said(_form(schema['properties'][key]))}{required} | {_said(field.description or '')} |")
    return Markup("\n".join(rows))


def _said(docstring: str) -> Markup:
    """What the code says of itself, for a page: code stays code, apostrophes are set."""
    parts = re.split(r"(`[^`]+`)", " ".join(docstring.split()))
    return Markup("").join(Markup(part) if at % 2 else escape(part.replace("'", "’")) for at, part in enumerate(parts))


def _form(schema: dict) -> str:
    """What a value looks like, from its JSON Schema: `list of person:… or organization:…`."""
    if "anyOf" in schema:
        return " or ".join(_form(option) for option in schema["anyOf"] if option.get("type") != "null")
    if "$ref" in schema:
        return schema["$ref"].rsplit("/", 1)[-1]
    if "enum" in schema:
        return ", ".join(schema["enum"])
    if schema.get("type") == "array":
        return f"list of {_form(schema.get('items', {}))}"
    if schema.get("type") == "object":
        return f"mapping to {_form(schema.get('additionalProperties', {}))}"
    return schema.get("description") if schema.get("pattern") and schema.get("description", "").endswith(("…", "references", "reference", "1", "name")) else {"string": "text", "integer": "number", "boolean": "true or false"}.get(schema.get("type", ""), schema.get("type", "text"))


def title_page(edition: Edition) -> dict[str, Any]:
    """What the title page and the foot of every page say of the edition as a whole; plain values for a template."""
    notes = [note for note in edition.by_kind["note"]]
    by_status = Counter(note.status for note in notes)
    return {
        **edition.info.model_dump(exclude={"chapter", "intros"}),
        "begin": edition.info.chapter.page.removesuffix("index.md").removesuffix(".md"),
        "note_cells": [(note.id, note.status, STATUS[note.status]) for note in notes],
        "note_counts": [((status, label), by_status[status]) for status, label in STATUS.items() if by_status[status]],
        "kind_counts": [
            {"plural": kind.plural, "word": kind.name if count == 1 and kind.name != "variant" else kind.plural, "count": count}
            for kind in KINDS.values() if (count := len(edition.by_kind[kind.name]))
        ],
    }


def _tidy(markdown: str) -> str:
    return re.sub(r"\n{3,}", "\n\n", markdown).rstrip() + "\n"


def resolver(edition: Edition) -> Callable[[Ref], Target | None]:
    """What the annotation needs to resolve references: addresses are `/people/x.md`, from the root of the docs."""

    def resolve(ref: Ref) -> Target | None:
        record = edition.get(ref)
        if record is None:
            return None
        if isinstance(record, Quotation):
            return Target(f"/{record.docs_page}", record.label, record.text, attribution=tuple(attribution(edition, record)))
        return Target(f"/{record.docs_page}", record.label, mark="‡" if isinstance(record, Variant) else None)

    return resolve


def _collation_table(edition: Edition) -> str:
    rows = "".join(f"| {words[0].upper()}{words[1:]} | {count} |\n" for _, words, count in collation_counts(edition))
    return f"| Quotations | Count |\n|---|--:|\n{rows}"


def _status_table(edition: Edition) -> str:
    counts = Counter(note.status for note in edition.by_kind["note"])
    return "| Notes | Count |\n|---|--:|\n" + "".join(f"| {words.capitalize()} | {counts[status]} |\n" for status, words in STATUS.items())


def _hosts_table(edition: Edition) -> str:
    """Outgoing addresses by host: how many were read for this edition, and when last; the rest are from the register."""
    days: dict[str, dict[str, str]] = defaultdict(dict)
    for located in edition.located.values():
        for path, value in leaves(located.record):
            if path[-1] in ("url", "address", "URL"):
                holder: Any = located.record
                for step in path[:-1]:
                    holder = holder[step] if isinstance(step, int) or isinstance(holder, dict) else getattr(holder, step)
                day = getattr(holder, "seen", None) or getattr(holder, "checked", None)
                of_host = days[urlsplit(value).hostname or ""]
                of_host[value] = max(of_host.get(value, ""), day.text if day else "")
    rows = [
        f"| {escape(host)} | {len(found)} | {sum(map(bool, found.values()))} | {sum(not day for day in found.values())} | {max(found.values())} |"
        for host, found in sorted(days.items())
    ]
    return "\n".join(["| Host | Addresses | Seen | From register | Last seen |", "|---|--:|--:|--:|---|", *rows])


def _chronology(edition: Edition) -> str:
    """Documents by date with the notes that cite them."""
    shown = Shown(edition)
    out, day = [], None
    for document in edition.by_kind["document"]:
        date = str(document.date) if document.date else "Date not established"
        if date != day:
            out.append(f"\n## {escape(date)}\n")
            day = date
        notes = edition.in_records(document.ref, "note", "candidates")
        cited = f" <small>for {', '.join(shown.link(note.ref, 'note ' + note.id) for note in notes)}</small>" if notes else ""
        out.append(f"- {shown.link(document.ref)}{cited}")
    return "\n".join(out)


INSERTS: dict[str, Callable[[Edition], str]] = {"collation": _collation_table, "note-status": _status_table, "hosts": _hosts_table, "chronology": _chronology}
"""What a page written by hand may have computed into it: `<!-- edition:collation -->` on a line of its own."""

_INSERT = re.compile(r"^<!-- edition:([a-z-]+) -->$", re.M)


def fill_in(edition: Edition, markdown: str) -> str:
    """The page with its computed parts; a name that is not in `INSERTS` is left as it stands."""
    return _INSERT.sub(lambda match: INSERTS[match[1]](edition) if match[1] in INSERTS else match[0], markdown)


_TEMPLATE = re.compile(r"^template: .*\n", re.M)
"""The front matter that names a template of this site's theme."""


def to_plain_markdown(edition: Edition, page: str, markdown: str) -> str:
    """The same page without the edition's own syntax, for any Markdown processor: links by relative path, words typed out.

    `[Mao](person:mao-zedong)` in `chapter.md` -> `[Mao](people/mao-zedong.md)`.
    """
    folder = posixpath.dirname(page)
    resolve = resolver(edition)

    def relative(href: str) -> str:
        return posixpath.relpath(href.lstrip("/"), folder or ".")

    def replacement(found: Found) -> str | None:
        target = resolve(found.ref)
        if target is None or found.form == "note":
            return None
        if found.form == "definition":
            return f"[{found.text}]: {relative(target.href)}"
        if found.form == "link":
            return f"[{found.text or escape(target.label)}]({relative(target.href)})"
        return f"[{target.mark or f'“{escape(target.words or target.label)}”'}]({relative(target.href)})"

    text = refs.replace(refs.without_comments(fill_in(edition, _TEMPLATE.sub("", markdown, 1))), replacement)
    numbers = dict.fromkeys(found.ref.id for found in refs.find(text) if found.form == "note" and f"\n[^{found.ref.id}]: " not in text)
    notes = [f"\n[^{number}]: {refs.replace(note, replacement)}\n" for number in numbers if (note := note_text(edition, number))]
    text = re.sub(r"\]\(/([^)]+\.md)", lambda match: f"]({relative(match[1])}", text)
    return text + "".join(notes)
