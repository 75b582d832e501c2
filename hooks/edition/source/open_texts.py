"""Texts that may stand here whole: their words as a source, and the names that are found in them.

    Dyson sent two parties.  ->  [Dyson](person:frank-dyson) sent two parties.

Names are found as in a text whose words come from a file. What its author linked by hand, code, addresses and HTML stay
as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from edition.findings import CODES, Finding
from edition.grammar import refs
from edition.reading.prose import PageOfProse, Paragraph
from edition.records.values import Decision
from edition.source.mentions import Open, find_mentions, has
from edition.source.text import Anchor, SourceText, plain
from edition.whole.edition import Edition, prose_path
from edition.whole.texts import WholeText
from edition.whole.words import plain as plain_words

DECISIONS = "data/decisions.yml"

_MASK = "\N{BROKEN BAR}"
"""Stands for every character in which no name is looked for; it is no word and ends one."""

_APART = re.compile(r"\[\^[\w-]+\]|\{:?[^{}\n]*\}|<[^<>\n]*>|`+[^`\n]*`+|\b(?:https?|mailto):[^\s)>]+|&#?\w+;", re.A)
"""Markers of notes, attribute lists, HTML, code, addresses and entities."""


@dataclass(frozen=True)
class Name:
    """A name in a text, with the paragraph where it stands."""

    paragraph: Paragraph
    anchor: Anchor


def named(text: WholeText, paragraph: Paragraph) -> str:
    """How decisions and tables call a paragraph of a text: `log#first-night`."""
    return f"{text.record.id}#{paragraph.id}"


def words_of(edition: Edition, text: WholeText) -> SourceText:
    """The words of a text that stands here, by the numbers of its paragraphs."""
    return SourceText(tuple(plain_words(edition, one.text) for one in text.by_number.values()))


def names_in(edition: Edition, text: WholeText) -> tuple[list[Name], list[Open]]:
    """The names in a text that nobody linked, and those that remain open, in its order.

    The offsets are those of the paragraph's Markdown.
    """
    searched = [one for one in text.paragraphs if one.tag != "html"]
    decided = {at: _decisions(edition, text, one) for at, one in enumerate(searched, 1)}
    masked = SourceText(tuple(_masked(one.text) for one in searched))
    found, undecided = find_mentions(edition, masked, decided=decided)
    return [Name(searched[one.paragraph - 1], one) for one in found], undecided


def _decisions(edition: Edition, text: WholeText, paragraph: Paragraph) -> list[Decision]:
    """What was decided of a paragraph: under its own id, or, in the text that records mean, under its number."""
    number = text.number(paragraph) if text is edition.meant else ""
    return [*edition.decisions.get(named(text, paragraph), ()), *edition.decisions.get(number, ())]


def _masked(markdown: str) -> str:
    """The same, as long as before, with nothing in it but words in which names are looked for."""
    spans = [(start, end) for start, end, *_ in refs.links(markdown)]
    spans += [match.span() for match in _APART.finditer(markdown)]
    out = list(markdown)
    for start, end in spans:
        out[start:end] = _MASK * (end - start)
    return "".join(out)


def given(edition: Edition, read: Callable[[str, str], PageOfProse], root: Path) -> Edition:
    """The edition with the names of its open texts linked; `read` reads a page again: its text and its path."""
    changed: dict[str, str] = {}
    for text in edition.texts:
        if text.record.standing == "open":
            names = names_in(edition, text)[0]
            for page in text.pages:
                markdown = (root / page.path).read_text("utf-8")
                changed[page.page] = linked(markdown, [one for one in names if one.paragraph.page == page.page])
    pages = {page: read(markdown, page) for page, markdown in changed.items()}
    return edition.with_linked(changed, pages) if changed else edition


def linked(markdown: str, names: list[Name]) -> str:
    """A page with its names linked."""
    by_paragraph: dict[Paragraph, list[Anchor]] = {}
    for name in names:
        by_paragraph.setdefault(name.paragraph, []).append(name.anchor)
    for paragraph, anchors in sorted(by_paragraph.items(), key=lambda item: -item[0].line):
        words = paragraph.text
        for one in sorted(anchors, reverse=True):
            words = f"{words[: one.start]}[{words[one.start : one.end]}]({one.target}){words[one.end :]}"
        markdown = _put(markdown, paragraph, words)
    return markdown


def _put(markdown: str, paragraph: Paragraph, words: str) -> str:
    """A page in which a paragraph stands with other words, line by line: before each may stand the sign of a list or a
    quotation.
    """
    at = sum(len(line) + 1 for line in markdown.split("\n")[: paragraph.line - 1])
    for old, new in zip(paragraph.text.split("\n"), words.split("\n"), strict=True):
        place = markdown.find(old.strip(), at) if old.strip() else at
        if place < 0:
            return markdown  # the page shows it otherwise than it is written
        markdown = markdown[:place] + new.strip() + markdown[place + len(old.strip()) :]
        at = place + len(new.strip())
    return markdown


def unsettled(edition: Edition) -> Iterator[Finding]:
    """Names in open texts that nothing decides, and decisions that meet no words."""
    known: set[str] = set()
    for text in edition.texts:
        known |= {named(text, one) for one in text.paragraphs if one.id}
        if text.record.standing == "open":
            yield from _open(edition, text)
    for key, decisions in edition.decisions.items():
        for decision in decisions if key not in known and not key.isdigit() else ():
            message = f"“{decision.words}” ({decision.nth}) is decided in {key}, which is no paragraph of a text."
            yield Finding(DECISIONS, decision.line, "M002", message, CODES["M002"].remedy)


def _open(edition: Edition, text: WholeText) -> Iterator[Finding]:
    searched = [one for one in text.paragraphs if one.tag != "html"]
    for name in names_in(edition, text)[1]:
        paragraph, key = searched[name.paragraph - 1], named(text, searched[name.paragraph - 1])
        before = plain(_masked(paragraph.text)[: name.start])
        nth = len(re.findall(rf"(?<!\w){re.escape(plain(name.form))}(?!\w)", before)) + 1
        message = f"“{name.form}” ({nth}) may be {' or '.join(map(str, name.targets))}."
        written = f'{{words: "{name.form}", nth: {nth}, to: {name.targets[0]}}}'
        hint = f"Link it, or decide it in {DECISIONS} under {key}, as in {written}."
        yield Finding(prose_path(edition, paragraph.page), paragraph.line, "M001", message, hint)
    for paragraph in searched:
        words = plain(_masked(paragraph.text))
        for decision in edition.decisions.get(named(text, paragraph), ()):
            if not has(words, decision):
                message = f"“{decision.words}” ({decision.nth}) does not stand unlinked in {named(text, paragraph)}."
                yield Finding(DECISIONS, decision.line, "M002", message, CODES["M002"].remedy)
