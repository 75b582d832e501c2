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
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from edition import names, refs, sentences
from edition.annotation import Target
from edition.findings import CODES
from edition.graph import MADE_FROM_CODE, Edition, Mention
from edition.records import KINDS, Agent, Authority, Candidate, CitedSource, Coordinates, Document, Moment, Name, Note, Participant, Prose, Quotation, Record, Role, SourceKey, Value
from edition.refs import Found, Ref


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


STATUS = {
    "verified": "verified",
    "verified-in-part": "verified in part",
    "attributed": "attributed in the text",
    "probable": "probable",
    "unidentified": "not identified",
}
"""A note's or candidate's status, for a reader."""

_SPECIAL = re.compile(r"([\\`*_\[\]#|])")


def escape(text: str) -> Markup:
    """A plain string as Markdown that shows it: `a*b <c>` -> `a\\*b &lt;c&gt;`."""
    return Markup(_SPECIAL.sub(r"\\\1", html.escape(str(text), quote=False)).replace("\n", " "))


def environment(folder: FilePath, edition: Edition) -> Environment:
    """The template environment over a folder of record templates."""
    env = Environment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        finalize=lambda value: value if isinstance(value, Markup) else "" if value is None else escape(value),
    )
    shown = Shown(edition)
    env.globals.update(edition=edition, show=shown, status=STATUS, kinds=KINDS)
    env.filters.update(md=Markup, json=lambda value: Markup(json.dumps(str(value), ensure_ascii=False)))
    return env


def build(edition: Edition, env: Environment) -> list[Page]:
    """Every record's page and every kind's index, in the order of kinds and records."""
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
    return pages


PARTS = (Name, Role, Moment, Coordinates, Participant, Candidate, CitedSource, Authority, Agent)
"""The values inside records that the data model documents."""


def _field_table(model: type[Value], base: type[Value] | None = None) -> Markup:
    """The fields of a model as a table: key, form, meaning; those of its base left out."""
    rows = ["| Field | Form | Meaning |", "|---|---|---|"]
    schema = model.model_json_schema()
    for name, field in model.model_fields.items():
        if name == "id" and issubclass(model, Record) or base and name in base.model_fields:
            continue
        key = field.alias or name
        required = " (required)" if field.is_required() else ""
        rows.append(f"| `{key}` | {escape(_form(schema['properties'][key]))}{required} | {escape(' '.join((field.description or '').split()))} |")
    return Markup("\n".join(rows))


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
        "note_cells": [(note.id, note.status, STATUS[note.status]) for note in notes],
        "note_counts": [((status, label), by_status[status]) for status, label in STATUS.items() if by_status[status]],
        "kind_counts": [{"plural": kind.plural, "count": len(edition.by_kind[kind.name])} for kind in KINDS.values()],
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
            return Target(f"/{record.docs_page}", record.label, record.text, tuple(attribution(edition, record)))
        return Target(f"/{record.docs_page}", record.label)

    return resolve


def attribution(edition: Edition, quotation: Quotation) -> list[tuple[str, str | None]]:
    """Who said it, to whom, when, as pieces of text with addresses: `Harry S. Truman to Dean Rusk, 15 October 1950`."""
    pieces: list[tuple[str, str | None]] = []

    def add(before: str, *targets: Ref) -> None:
        for index, ref in enumerate(targets):
            record = edition.get(ref)
            pieces.append((before if index == 0 else ", ", None))
            pieces.append((record.label if record else ref.id, f"/{record.docs_page}" if record else None))

    if quotation.speaker:
        add("", quotation.speaker)
    if quotation.addressee:
        add(" to ", *quotation.addressee)
    if quotation.reported_by:
        add(", reported by " if pieces else "Reported by ", quotation.reported_by)
    if quotation.date:
        pieces.append((f", {quotation.date}" if pieces else str(quotation.date), None))
    return [(text, href) for text, href in pieces if text]


def note_text(edition: Edition, number: str) -> str | None:
    """A note as it stands under the reading text: its status, what it may rest on, and the way to its page."""
    note = edition.get(Ref("note", number))
    if not isinstance(note, Note):
        return None
    shown = Shown(edition)
    named = [shown.candidate(candidate) for candidate in note.candidates if candidate.status != "unidentified"]
    parts = [f"*{STATUS[note.status].capitalize()}.*"]
    if named:
        parts.append("; ".join(dict.fromkeys(named)) + ".")
    else:
        parts.append("No source has been identified.")
    parts.append(f"[Evidence](note:{number})")
    return " ".join(parts)




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
        if found.form == "link":
            return f"[{found.text or target.label}]({relative(target.href)})"
        return f"[“{escape(target.words or target.label)}”]({relative(target.href)})"

    text = refs.replace(markdown, replacement)
    numbers = dict.fromkeys(found.ref.id for found in refs.find(text) if found.form == "note")
    notes = [f"\n[^{number}]: {refs.replace(note, replacement)}\n" for number in numbers if (note := note_text(edition, number))]
    text = re.sub(r"\]\(/([^)]+\.md)", lambda match: f"]({relative(match[1])}", text)
    return text + "".join(notes)


class Shown:
    """How values look on a page; templates call it as `show`."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __call__(self, value: Any) -> Markup:
        """Any field's value as Markdown."""
        if value is None:
            return Markup("")
        if isinstance(value, Prose):
            return Markup(value)
        if isinstance(value, Ref):
            return self.link(value)
        if isinstance(value, (list, tuple)):
            return Markup(", ").join(self(item) for item in value)
        if isinstance(value, Agent):
            return escape(str(value))
        if isinstance(value, Participant):
            return self.link(value.who) + (Markup(" (") + escape(value.role) + Markup(")") if value.role else Markup(""))
        if isinstance(value, Moment):
            return escape(str(value.date)) + (Markup(", ") + escape(value.place) if value.place else Markup(""))
        if isinstance(value, Role):
            return self.role(value)
        if isinstance(value, Coordinates):
            return escape(self.degrees(value))
        if isinstance(value, Value):
            parts = [self(getattr(value, name)) for name in type(value).model_fields if getattr(value, name) not in (None, ())]
            return Markup(" · ").join(parts)
        return escape(str(value))

    def link(self, ref: Ref | str, text: str | None = None) -> Markup:
        """A reference as a link with the record's name; a plain name as it is."""
        if not isinstance(ref, Ref):
            return escape(ref)
        record = self.edition.get(ref)
        return Markup(f"[{escape(text or (record.label if record else ref.id))}]({ref})")

    def role(self, role: Role) -> Markup:
        """`Commanding general, Eighth Army, 1950-07-13 –`"""
        parts = [escape(role.title)]
        if role.organization:
            parts.append(self.link(role.organization))
        if role.start or role.end:
            ends = [str(end) if end else "" for end in (role.start, role.end)]
            parts.append(escape(" – ".join(ends).strip()))
        return Markup(", ").join(parts)

    def degrees(self, point: Coordinates) -> str:
        """`39.0194° N, 125.7547° E`"""
        north, east = ("N" if point.latitude >= 0 else "S"), ("E" if point.longitude >= 0 else "W")
        return f"{abs(point.latitude):g}° {north}, {abs(point.longitude):g}° {east}"

    def name(self, name: Any) -> Markup:
        """A name's form marked with its language, for fonts and screen readers."""
        if name.lang == "en":
            return escape(name.form)
        return Markup(f'<span lang="{html.escape(name.lang)}">{html.escape(name.form)}</span>')

    def scheme(self, name: Any) -> str:
        """How a form is written: `McCune–Reischauer`."""
        return names.scheme_of(name.lang, name.scheme)

    def source(self, record: Record, source: Ref | SourceKey | None) -> Markup:
        """A mark after a fact that leads to its source: `S1`, the first of the record's sources; none for the chapter."""
        if source is None or source == "chapter":
            return Markup("")
        if isinstance(source, Ref):
            return Markup(" <small>") + self.link(source) + Markup("</small>")
        if source not in record.sources:
            return Markup("")
        number = list(record.sources).index(source) + 1
        return Markup(f' <small class="source-mark">[S{number}](#source-{number})</small>')

    def candidate(self, candidate: Any) -> str:
        """What a candidate cites: `[Resolution 376 (V)](document:frus1950v07-d640), FRUS 1950, vol. VII, Document 640`."""
        record = self.edition.get(candidate.cites) if candidate.cites else None
        if isinstance(record, Document):
            date = f", {record.date}" if record.date else ""
            return f"{self.link(record.ref)}{escape(date)}"
        if record is not None and record.ref.kind == "work":
            author = ", ".join(str(agent) for agent in getattr(record, "author", ()))
            return f"{escape(author)}{', ' if author else ''}*{self.link(record.ref)}*"
        return str(self.link(record.ref)) if record else str(escape(candidate.title or "source not identified"))

    def where(self, mention: Mention) -> Markup:
        """The place of a mention in prose, as a link: `¶ 14, The directive`."""
        paragraph = mention.paragraph
        assert paragraph
        if paragraph.id and paragraph.page == self.edition.info.chapter.page:
            number = self.edition.numbers.get(paragraph.id, 0)
            return Markup(f"[¶ {number}](/{paragraph.page}#{paragraph.id}) <small>{escape(paragraph.section)}</small>")
        title = next(page.title for page in self.edition.prose if page.page == paragraph.page)
        anchor = f"#{paragraph.section_id}" if paragraph.section_id else ""
        return Markup(f"[{escape(paragraph.section or title)}](/{paragraph.page}{anchor})")

    def sentence(self, mention: Mention) -> Markup:
        """The sentence around a mention, links flattened, the words that carry it marked."""
        out, last = [], 0
        text = mention.sentence
        for found in refs.find(text):
            out.append(escape_prose(text[last : found.start]))
            if found.form == "note":
                words = ""
            elif found.form == "set-in":
                record = self.edition.get(found.ref)
                words = f"“{record.text}”" if isinstance(record, Quotation) else (record.label if record else "")
            else:
                words = found.text or (record.label if (record := self.edition.get(found.ref)) else "")
            marked = (found.start, found.end) == mention.at and words
            out.append(Markup(f"<mark>{html.escape(words, quote=False)}</mark>") if marked else escape(words))
            last = found.end
        out.append(escape_prose(text[last:]))
        return Markup("").join(out)

    def age(self, record: Any) -> str:
        """A person's years: `1893–1976`."""
        years = [re.sub(r"^(-?\d+).*", r"\1", moment.date.text) if moment else "" for moment in (record.born, record.died)]
        return f"{years[0]}–{years[1]}" if any(years) else ""

    def summary(self, prose: str | None, longest: int = 240) -> str:
        """The first sentences of a text that fit in so many characters, at least one, without markup: for cards."""
        if not prose:
            return ""
        spans = sentences.spans(prose)
        texts = [self.plain(prose[start:end]) for start, end in spans]
        kept = texts[:1]
        for text in texts[1:]:
            if len(" ".join([*kept, text])) > longest:
                break
            kept.append(text)
        return " ".join(kept)

    def plain(self, prose: str) -> str:
        """Markdown as plain text."""

        def words(found: Found) -> str:
            record = self.edition.get(found.ref)
            if found.form == "note":
                return ""
            if found.form == "set-in":
                return f"“{getattr(record, 'text', record.label if record else '')}”"
            return found.text

        return " ".join(re.sub(r"[*`]", "", refs.replace(prose, words)).split())


def escape_prose(markdown: str) -> Markup:
    """Prose without references, kept as it is but for emphasis marks cut in two by a sentence's end."""
    return Markup(markdown if markdown.count("*") % 2 == 0 else markdown.replace("*", ""))


