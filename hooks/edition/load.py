"""Reading and checking an edition as a whole: what the command line and the build both begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from edition import links
from edition.checks import drawn, table
from edition.faces import east_asian
from edition.findings import Finding, counted
from edition.inserts import table as inserts
from edition.reading import folders
from edition.reading import material as reading
from edition.source import apparatus, facts, guard, mentions, notes, open_texts, quotations, stored
from edition.source import text as source_text
from edition.source.text import SOURCE_TEXT, SourceText
from edition.whole.edition import Edition


def load(root: Path, source: Path | None = None, *, any_text: bool = False) -> tuple[Edition | None, list[Finding]]:
    """Read and check everything: the edition, or None where it cannot be put together, and all findings.

    The source text, where it is at hand, is compared with the records; with `any_text` only where it is the one that
    was annotated, so that another printing of it can be read too.
    """
    material = reading.read(root)
    findings = list(material.findings)
    if material.info is None:
        return None, sorted(findings)
    edition = Edition(material)
    findings += open_texts.unsettled(edition)
    edition = open_texts.given(edition, lambda text, page: reading.read_page(material, text, page), root)
    findings += table.check(edition)
    findings += quotations.misquoted(edition)
    findings += drawn.undrawable(edition, east_asian.has)
    findings += stored.unreadable(edition)
    findings += links.check(edition, root, material.site, sound=not findings)
    findings += inserts.check(edition, root)
    if edition.meant and edition.meant.record.standing == "open":
        words = open_texts.words_of(edition, edition.meant)
        for compare in (quotations.differing, facts.unknown_names, facts.unknown_facts, apparatus.astray):
            findings += compare(edition, words)
    text, problems = source_text.read(path := source_path(edition, root, source), shown(path, root))
    findings += problems
    if text is not None and not (any_text and is_other(edition, text)):
        for compare in (
            quotations.differing,
            notes.misplaced,
            quotations.beside_others,
            facts.unknown_names,
            facts.unknown_facts,
            mentions.unsettled,
            apparatus.astray,
            stored.out_of_date,
        ):
            findings += compare(edition, text)
        quoted = (located.record.quoted for located in edition.located.values())
        findings += guard.repeated(text, _own_texts(root), filter(None, quoted))
    return edition, sorted(set(findings))


def summary(findings: list[Finding]) -> str:
    """How many there are, in words: `2 findings`."""
    return counted(len(findings), "finding")


def is_other(edition: Edition, text: SourceText) -> bool:
    """Whether a source text is another than the one that was annotated."""
    return not stored.is_annotated(edition, text)


def find_text(edition: Edition, root: Path, source: Path | None = None) -> SourceText | None:
    """The source text: the file given, or the one at the edition's own place; None where there is none."""
    return source_text.load(source_path(edition, root, source))


def source_path(edition: Edition, root: Path, source: Path | None) -> Path:
    held = edition.held
    return source or root / ((held and held.record.file) or SOURCE_TEXT)


def shown(path: Path, root: Path) -> str:
    """A file as a finding names it: from the edition's root, where it lies there."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def _own_texts(root: Path) -> Iterator[tuple[str, str]]:
    """The edition's own files as (path, text), for the guard."""
    for folder in ("data", "docs", "overrides", "hooks", "tests"):
        for path in filter(folders.can_be_read, folders.walk(root / folder)):
            if path.suffix in (".md", ".yml", ".html", ".py") and "source" not in path.relative_to(root).parts:
                yield path.relative_to(root).as_posix(), path.read_text("utf-8", errors="replace")
    for path in filter(folders.can_be_read, sorted(root.glob("*.md"))):
        yield path.name, path.read_text("utf-8", errors="replace")
