"""Pages: every record and every kind's index as Markdown, made from the templates in `overrides/records/`.

`build` returns pages; it writes nothing. A template is named after the kind (`person.md`) or its plural for the index
(`people.md`); `record.md` and `index.md` serve kinds without one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jinja2 import Environment

from edition.grammar import addresses, refs
from edition.grammar.refs import Ref
from edition.pages import facing, held
from edition.pages.names_index import index_of
from edition.pages.templates import tidy
from edition.records.record import KINDS, Record
from edition.showing import notes
from edition.showing.codes import codes
from edition.showing.data_model import PARTS, field_table
from edition.source.text import SourceText
from edition.whole.edition import MADE_FROM_ALL, MADE_FROM_CODE, Edition
from edition.whole.texts import WholeText
from edition.whole.words import plain


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
    index: str = ""
    """The page it stands under: that of its kind."""


def build(edition: Edition, env: Environment, text: SourceText | None = None) -> list[Page]:
    """Every record's page and every kind's index, in the order of kinds and records; that of the held text with its
    words, where they are at hand: the edition is then one that has been `given` them.
    """
    by_hand = {page.page for page in edition.prose}
    pages = [_held(edition, edition.held, text)] if text and edition.held else []
    for kind in KINDS.values():
        records = edition.by_kind[kind.name]
        template = env.select_template([f"{kind.plural}.md", "index.md"])
        pages.append(
            Page(
                kind.index_page,
                tidy(template.render(kind=kind, records=records)),
                f"data/{kind.plural}.yml",
                kind=kind.name,
            )
        )
        template = env.select_template([f"{kind.name}.md", "record.md"])
        for record in records:
            if record.docs_page in by_hand:
                continue  # a text begins there
            markdown = tidy(template.render(record=record, kind=kind))
            source = edition.located[record.ref].path
            pages.append(Page(record.docs_page, markdown, source, record.ref, kind.name, kind.index_page))
    known = {"codes": codes(), "base": Record, "parts": PARTS, "table": field_table}
    for path, name in MADE_FROM_CODE.items():
        pages.append(Page(path, tidy(env.get_template(name).render(**known)), f"overrides/records/{name}"))
    whole = {"groups": index_of(record for records in edition.by_kind.values() for record in records)}
    for path, name in MADE_FROM_ALL.items():
        pages.append(Page(path, tidy(env.get_template(name).render(**whole)), f"overrides/records/{name}"))
    return pages


def given(edition: Edition, text: SourceText) -> Edition:
    """The edition with the words of its held text."""
    held_text = edition.held
    return held.given(edition, held_text, facing.attach(edition, text)) if held_text else edition


def _held(edition: Edition, whole: WholeText, text: SourceText) -> Page:
    markdown = held.markdown_of(edition, whole, facing.attach(edition, text))
    source = edition.located[whole.record.ref].path
    return Page(whole.record.docs_page, markdown, source, kind=whole.record.KIND.name)


def _of_text(edition: Edition, text: WholeText) -> dict[str, Any]:
    """What the shell of a text's pages says of it."""
    answers = edition.answered_by(text)
    work = edition.get(text.record.work) if text.record.work else None
    return {
        "title": text.record.title,
        "short": text.short,
        "answers": answers.short if answers else "",
        "byline": text.record.line(lambda ref: ref.id),
        "origin": (work.label, addresses.of(work.docs_page)) if work else None,
        "rights": plain(edition, refs.without_plain_links(text.record.rights or "")),
    }


def title_page(edition: Edition) -> dict[str, Any]:
    """What the title page and the foot of every page say of the edition as a whole; plain values for a template."""
    begin = next(iter(edition.readable), None)
    return {
        **edition.info.model_dump(exclude={"intros"}),
        "text_pages": {one.page: _of_text(edition, text) for text in edition.texts for one in text.pages},
        "begin": addresses.of(begin.record.docs_page) if begin else "",
        "private": bool(edition.held and edition.held.pages),
        "note_cells": notes.cells(edition),
        "note_counts": [((key, words), count) for key, words, count in notes.counted_by_status(edition)],
        "kind_counts": [
            {"address": addresses.of(kind.index_page), "word": kind.word if count == 1 else kind.plural, "count": count}
            for kind in KINDS.values()
            if (count := len(edition.by_kind[kind.name])) and not kind.alone
        ],
        "legend": [kind.name for kind in KINDS.values() if kind.legend],
    }
