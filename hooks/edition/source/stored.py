"""Annotations apart from the text, as Web Annotations: written, read, compared with the text they were made from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.findings import CODES, COMMAND, Finding
from edition.grammar import addresses
from edition.grammar.refs import Ref
from edition.records.record import KINDS
from edition.source.anchors import anchors
from edition.source.text import LONGEST_QUOTE, MARKER, MENTION, SIGN, WORDS, SourceText
from edition.whole.edition import Edition

MOTIVATION = {MENTION: "identifying", MARKER: "linking", WORDS: "classifying", SIGN: "commenting"}
"""Role of an anchor -> motivation of the Web Annotation vocabulary."""


@dataclass(frozen=True)
class Quote:
    """A stretch of a text by its words."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class StoredAnnotation:
    """An anchor as it is stored: by position in the whole text, and by words."""

    role: str
    target: Ref
    paragraph: int
    start: int
    """In the whole text, in code points."""
    end: int
    quotes: tuple[Quote, ...]
    """One, or the first and the last words of a longer stretch."""


def stored_annotations(edition: Edition, text: SourceText) -> list[StoredAnnotation]:
    """The anchors as annotations."""
    made = []
    for anchor in anchors(edition, text):
        paragraph, base = text[anchor.paragraph], text.starts[anchor.paragraph - 1]
        made.append(
            StoredAnnotation(
                anchor.role,
                anchor.target,
                anchor.paragraph,
                base + anchor.start,
                base + anchor.end,
                _quotes(paragraph, anchor.start, anchor.end),
            )
        )
    return made


def _quotes(paragraph: str, start: int, end: int) -> tuple[Quote, ...]:
    words = [match.span() for match in re.finditer(r"\S+", paragraph[start:end])]
    if len(words) > LONGEST_QUOTE:
        return (Quote(paragraph[start : start + words[2][1]]), Quote(paragraph[start + words[-3][0] : end]))
    exact = paragraph[start:end]
    if len(re.findall(rf"(?<!\w){re.escape(exact)}(?!\w)", paragraph)) == 1:
        return (Quote(exact),)
    before = re.search(r"\S*\s*\Z", paragraph[:start])
    after = re.match(r"\s*\S*", paragraph[end:])
    return (Quote(exact, before[0] if before else "", after[0] if after else ""),)


def is_annotated(edition: Edition, text: SourceText) -> bool:
    """Whether this is the text that the stored annotations name; true where there are none."""
    return edition.annotations is None or text.sha256 in edition.annotations


def unreadable(edition: Edition) -> Iterator[Finding]:
    """The stored annotations as a file: that it can be read, and that the records exist."""
    try:
        items = from_jsonld(edition.annotations)[1] if edition.annotations is not None else []
    except ValueError as error:
        yield Finding(
            "data/annotations.jsonld",
            1,
            "M004",
            f"The stored annotations cannot be read: {error}.",
            CODES["M004"].remedy,
        )
        return
    for ref in dict.fromkeys(one.target for one in items):
        if edition.get(ref) is None and ref not in edition.broken and ref.kind not in edition.broken_kinds:
            yield Finding(
                "data/annotations.jsonld",
                1,
                "M004",
                f"An annotation leads to {ref}, which is no record.",
                f"Put the record back. If it is gone for good: {CODES['M004'].remedy}",
            )


def out_of_date(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Stored annotations of another text, or other ones than the records give."""
    stored = edition.annotations
    annotated = re.search(r"urn:sha256:(\w+)", stored or "")
    if annotated and annotated[1] != text.sha256:
        yield Finding(
            "data/annotations.jsonld",
            1,
            "M004",
            f"The source text at hand is another than the one that was annotated: its SHA-256 is {text.sha256[:12]}….",
            f"Compare the two; `{COMMAND} anchors FILE` tells what is found in it. If the new one is to stand:"
            f" {CODES['M004'].remedy}",
        )
        return
    if edition.broken or edition.broken_kinds:
        return  # what could not be read would be missing from them
    if stored is not None and stored != to_jsonld(text.sha256, stored_annotations(edition, text)):
        yield Finding(
            "data/annotations.jsonld",
            1,
            "M004",
            "The stored annotations are not those that the records and the source text give.",
            CODES["M004"].remedy,
        )


def to_jsonld(sha256: str, items: list[StoredAnnotation]) -> str:
    """An AnnotationCollection of the Web Annotation Data Model, an annotation a line."""
    head = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "annotations.jsonld", "type": "AnnotationCollection", "total": len(items),
        "label": (
            "Standoff annotations of a text named by the SHA-256 of its paragraphs, joined by newlines, in UTF-8 and"
            " Unicode NFC. Positions count code points."
        ),
    }  # fmt: skip
    lines = [json.dumps(_item(sha256, one), ensure_ascii=False, separators=(",", ":")) for one in items]
    opening = json.dumps(head | {"first": {"id": "#page-1", "type": "AnnotationPage"}}, ensure_ascii=False)
    return opening[:-2] + ', "items": [\n' + ",\n".join(lines) + "\n]}}\n"


def _item(sha256: str, one: StoredAnnotation) -> dict[str, object]:
    kind = KINDS[one.target.kind]
    words = [
        {"type": "TextQuoteSelector"} | {name: value for name, value in vars(quote).items() if value}
        for quote in one.quotes
    ]
    selectors = [{"type": "TextPositionSelector", "start": one.start, "end": one.end}]
    selectors += (
        words if len(words) == 1 else [{"type": "RangeSelector", "startSelector": words[0], "endSelector": words[1]}]
    )
    return {
        "id": f"#{one.role}-{one.start}-{one.target.id}", "type": "Annotation", "motivation": MOTIVATION[one.role],
        "body": f"..{addresses.rooted(f'{kind.plural}/{one.target.id}.md')}",
        "target": {"source": f"urn:sha256:{sha256}", "scope": f"#paragraph-{one.paragraph}", "selector": selectors},
    }  # fmt: skip


def from_jsonld(text: str) -> tuple[str, list[StoredAnnotation]]:
    """The SHA-256 of the text annotated, and the annotations. Raises ValueError where the file is none of ours."""
    try:
        return _read(text)
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"no annotations of this edition: {error!r}") from error


def _read(text: str) -> tuple[str, list[StoredAnnotation]]:
    document = json.loads(text)
    singular = {kind.plural: kind.name for kind in KINDS.values()}
    roles = {motivation: role for role, motivation in MOTIVATION.items()}
    sha256, found = "", []
    for item in document["first"]["items"]:
        target = item["target"]
        sha256 = target["source"].removeprefix("urn:sha256:")
        position, words = target["selector"]
        pieces = [words["startSelector"], words["endSelector"]] if words["type"] == "RangeSelector" else [words]
        plural, id = addresses.folders(item["body"])
        quotes = tuple(Quote(piece["exact"], piece.get("prefix", ""), piece.get("suffix", "")) for piece in pieces)
        found.append(
            StoredAnnotation(
                roles[item["motivation"]],
                Ref(singular[plural], id),
                int(target["scope"].rpartition("-")[2]),
                position["start"],
                position["end"],
                quotes,
            )
        )
    return sha256, found
