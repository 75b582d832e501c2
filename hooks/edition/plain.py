"""A page as plain Markdown, for any other site generator: links by relative path, words typed out."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from edition.grammar import refs
from edition.grammar.refs import Found
from edition.inserts.table import fill_in
from edition.pages import build, templates
from edition.reading.site import OVERRIDES
from edition.rendering.reader import resolver
from edition.showing.markdown import escape
from edition.showing.notes import note_text
from edition.whole.edition import Edition

_TEMPLATE = re.compile(r"^template: .*\n", re.M)
"""The front matter that names a template of this site's theme."""


def pages(edition: Edition, root: Path) -> list[tuple[str, str]]:
    """Every page, by hand and from data, as (path, Markdown); `root` is the edition's folder."""
    read = edition.linked
    by_hand = [(one.page, read.get(one.page) or (root / one.path).read_text("utf-8")) for one in edition.prose]
    made = build.build(edition, templates.environment(OVERRIDES / "records", edition))
    every = [*by_hand, *((page.path, page.markdown) for page in made)]
    return [(path, to_plain_markdown(edition, path, markdown)) for path, markdown in every]


def to_plain_markdown(edition: Edition, page: str, markdown: str) -> str:
    """The same page without the edition's own syntax, for any Markdown processor: links by relative path, words typed
    out.

    `[Mao](person:mao-zedong)` in `chapter.md` -> `[Mao](people/mao-zedong.md)`.
    """
    folder = posixpath.dirname(page)
    resolve = resolver(edition)

    def relative(href: str) -> str:
        return posixpath.relpath(href.lstrip("/"), folder or ".")

    def replacement(found: Found) -> str | None:
        target = resolve(found.ref)
        if target is None or found.form == "marker":
            return None
        if found.form == "definition":
            return f"[{found.text}]: {relative(target.href)}"
        if found.form == "link":
            return f"[{found.text or escape(target.label)}]({relative(target.href)})"
        return f"[{target.mark or f'“{escape(target.words or target.label)}”'}]({relative(target.href)})"

    text = refs.replace(refs.without_comments(fill_in(edition, _TEMPLATE.sub("", markdown, 1))), replacement)
    numbers = dict.fromkeys(
        found.ref.id for found in refs.find(text) if found.form == "marker" and f"\n[^{found.ref.id}]: " not in text
    )
    notes = [
        f"\n[^{number}]: {refs.replace(note, replacement)}\n"
        for number in numbers
        if (note := note_text(edition, number))
    ]
    text = re.sub(r"\]\(/([^)]+\.md)", lambda match: f"]({relative(match[1])}", text)
    return text + "".join(notes)
