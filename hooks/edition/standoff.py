"""Standoff annotation: what the edition says of the source text, apart from the text, as W3C Web Annotations.

`anchors` finds every note, mention, quotation and apparatus entry in the text; `to_jsonld` writes them, `from_jsonld` reads
them, and `anchor_again` finds them in any text: the same one, told by its SHA-256, or another printing of it.
A target is given twice: by position (code points in the paragraphs joined by newlines, Unicode NFC), and by a quote that is
a name or at most the first and last words of a quotation, with no more around it than tells it from its like.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from edition import mentions, source_text
from edition.checks import finding
from edition.findings import CODES, COMMAND, Finding
from edition.graph import Edition
from edition.mentions import Anchor
from edition.records import KINDS
from edition.refs import Ref
from edition.source_text import SourceText, plain

LONGEST_QUOTE = 5
"""Words of the text in one selector; longer stretches are given by their first and last words."""

MOTIVATION = {"mention": "identifying", "note": "linking", "quotation": "classifying", "variant": "commenting"}
"""Role of an anchor -> motivation of the Web Annotation vocabulary."""


@dataclass(frozen=True)
class Quote:
    """A stretch of a text by its words."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Annotation:
    """An anchor as it is stored: by position in the whole text, and by words."""

    role: str
    target: Ref
    paragraph: int
    start: int
    """In the whole text, in code points."""
    end: int
    quotes: tuple[Quote, ...]
    """One, or the first and the last words of a longer stretch."""


@dataclass(frozen=True)
class Lost:
    """An annotation whose place was not found in a text."""

    annotation: Annotation
    reason: str


# --- finding the anchors ----------------------------------------------------------------------------------------------


def anchors(edition: Edition, text: SourceText) -> list[Anchor]:
    """Everything the edition says of the text, in the order of the text."""
    found, _ = mentions.find(edition, text)
    for marker in source_text.note_markers(text, edition.info.chapter.notes):
        found.append(Anchor(marker.paragraph, marker.offset, marker.offset + len(str(marker.number)), "note", Ref("note", str(marker.number)), "sequence"))
    for ref, (paragraph, start, end) in source_text.places_of_quotations(edition, text).items():
        found.append(Anchor(paragraph, start, end, "quotation", ref, "words"))
    for variant in edition.by_kind["variant"]:
        at = plain(text[variant.paragraph]).find(plain(variant.words)) if variant.words else -1
        if at >= 0:
            found.append(Anchor(variant.paragraph, at, at + len(variant.words), "variant", variant.ref, "words"))
    return sorted(found)


def annotations(edition: Edition, text: SourceText) -> list[Annotation]:
    """The anchors as annotations."""
    made = []
    for anchor in anchors(edition, text):
        paragraph, base = text[anchor.paragraph], text.starts[anchor.paragraph - 1]
        made.append(Annotation(anchor.role, anchor.target, anchor.paragraph, base + anchor.start, base + anchor.end, _quotes(paragraph, anchor.start, anchor.end)))
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


def check_stored(edition: Edition) -> Iterator[Finding]:
    """The stored annotations as a file: that it can be read, and that the records exist."""
    try:
        items = from_jsonld(edition.annotations)[1] if edition.annotations is not None else []
    except ValueError as error:
        yield Finding("data/annotations.jsonld", 1, "M004", f"The stored annotations cannot be read: {error}.", CODES["M004"].remedy)
        return
    for ref in dict.fromkeys(one.target for one in items):
        if edition.get(ref) is None and ref not in edition.broken and ref.kind not in edition.broken_kinds:
            yield Finding("data/annotations.jsonld", 1, "M004", f"An annotation leads to {ref}, which is no record.", f"Put the record back. If it is gone for good: {CODES['M004'].remedy}")


def check(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Apparatus entries whose words are not in their paragraph, and stored annotations that are out of date."""
    for variant in edition.by_kind["variant"]:
        if variant.words is None or plain(variant.words) not in plain(text[variant.paragraph]) or len(variant.words.split()) > LONGEST_QUOTE:
            what = "names no words it stands at" if variant.words is None else f"stands at “{variant.words}”, which is not in paragraph {variant.paragraph} or is too long"
            yield finding(edition, variant.ref, ("words",), "M003", f"{what}.", "Give at most five words of the text under `words`.")
    stored = edition.annotations
    annotated = re.search(r"urn:sha256:(\w+)", stored or "")
    if annotated and annotated[1] != text.sha256:
        yield Finding("data/annotations.jsonld", 1, "M004", f"The source text at hand is another than the one that was annotated: its SHA-256 is {text.sha256[:12]}….", f"Compare the two; `{COMMAND} anchors FILE` tells what is found in it. If the new one is to stand: {CODES['M004'].remedy}")
        return
    if edition.broken or edition.broken_kinds:
        return  # what could not be read would be missing from them
    if stored is not None and stored != to_jsonld(text.sha256, annotations(edition, text)):
        yield Finding("data/annotations.jsonld", 1, "M004", "The stored annotations are not those that the records and the source text give.", CODES["M004"].remedy)


# --- writing and reading ----------------------------------------------------------------------------------------------


def to_jsonld(sha256: str, items: list[Annotation]) -> str:
    """An AnnotationCollection of the Web Annotation Data Model, an annotation a line."""
    head = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "annotations.jsonld", "type": "AnnotationCollection", "total": len(items),
        "label": "Standoff annotations of a text named by the SHA-256 of its paragraphs, joined by newlines, in UTF-8 and Unicode NFC. Positions count code points.",
    }  # fmt: skip
    lines = [json.dumps(_item(sha256, one), ensure_ascii=False, separators=(",", ":")) for one in items]
    opening = json.dumps(head | {"first": {"id": "#page-1", "type": "AnnotationPage"}}, ensure_ascii=False)
    return opening[:-2] + ', "items": [\n' + ",\n".join(lines) + "\n]}}\n"


def _item(sha256: str, one: Annotation) -> dict:
    kind = KINDS[one.target.kind]
    words = [{"type": "TextQuoteSelector"} | {name: value for name, value in vars(quote).items() if value} for quote in one.quotes]
    selectors = [{"type": "TextPositionSelector", "start": one.start, "end": one.end}]
    selectors += words if len(words) == 1 else [{"type": "RangeSelector", "startSelector": words[0], "endSelector": words[1]}]
    return {
        "id": f"#{one.role}-{one.start}-{one.target.id}", "type": "Annotation", "motivation": MOTIVATION[one.role],
        "body": f"../{kind.plural}/{one.target.id}/",
        "target": {"source": f"urn:sha256:{sha256}", "scope": f"#paragraph-{one.paragraph}", "selector": selectors},
    }  # fmt: skip


def from_jsonld(text: str) -> tuple[str, list[Annotation]]:
    """The SHA-256 of the text annotated, and the annotations. Raises ValueError where the file is none of ours."""
    try:
        return _read(json.loads(text))
    except (KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        raise ValueError(f"no annotations of this edition: {error!r}") from error


def _read(document: dict) -> tuple[str, list[Annotation]]:
    singular = {kind.plural: kind.name for kind in KINDS.values()}
    roles = {motivation: role for role, motivation in MOTIVATION.items()}
    sha256, found = "", []
    for item in document["first"]["items"]:
        target = item["target"]
        sha256 = target["source"].removeprefix("urn:sha256:")
        position, words = target["selector"]
        pieces = [words["startSelector"], words["endSelector"]] if words["type"] == "RangeSelector" else [words]
        _, plural, id, _ = item["body"].split("/")
        quotes = tuple(Quote(piece["exact"], piece.get("prefix", ""), piece.get("suffix", "")) for piece in pieces)
        found.append(Annotation(roles[item["motivation"]], Ref(singular[plural], id), int(target["scope"].rpartition("-")[2]), position["start"], position["end"], quotes))
    return sha256, found


# --- finding them again -----------------------------------------------------------------------------------------------

_SHIFT = 3
"""What it costs to assume that text was put in or left out before an annotation …"""
_SKIP = 2
"""… and what it costs to give one up: a lone name that would need two shifts is given up."""
_HOPELESS = 40
"""By how much a way may be dearer than the cheapest and still be followed."""
_NEAREST = 80
"""Occurrences of an annotation's words that are weighed, the nearest to where it stood."""


def anchor_again(items: list[Annotation], sha256: str, text: SourceText) -> tuple[list[Anchor], list[Lost]]:
    """The annotations' places in a text: by position where it is the same text, else by their words and their order.

    In another text each annotation has several places where its words stand. A text that was changed here and there keeps
    the distances between them: of all ways to choose, in the order of the text, the one with the fewest shifts is taken.
    What is left over is looked for between its neighbours, with the words around it.
    """
    if text.sha256 == sha256:
        return [_anchor(one, one.start, one.end, text) for one in items], []
    whole = plain(" ".join(text.paragraphs))  # wherever the lines end
    choices = _align([_occurrences(one, whole) for one in items], [one.start for one in items])
    taken = set(choices)
    found: list[Anchor] = []
    lost: list[Lost] = []
    for index, (one, place) in enumerate(zip(items, choices)):
        if place is None:
            place = _between(one, choices, index, whole, taken)
        if place is None:
            reason = "its words are not in this text" if not _occurrences(one, whole) else "its words stand elsewhere, but not in its place"
            lost.append(Lost(one, reason))
        else:
            found.append(_anchor(one, *place, text))
    return found, lost


def _anchor(one: Annotation, start: int, end: int, text: SourceText) -> Anchor:
    paragraph = bisect_right(text.starts, start)
    base = text.starts[paragraph - 1]
    return Anchor(paragraph, start - base, end - base, one.role, one.target, "standoff")


def _occurrences(one: Annotation, whole: str) -> list[tuple[int, int]]:
    """Where an annotation's words stand as whole words, the nearest to its old place first."""
    first, last = _even(one.quotes[0].exact), _even(one.quotes[-1].exact)
    edge = r"(?<!\w)" if one.role != "note" else r"(?<!\d)"
    spans = []
    for match in re.finditer(rf"{edge}{re.escape(first)}(?![\w])", whole):
        end = match.end()
        if len(one.quotes) > 1:
            at = whole.find(last, match.end(), match.start() + 2 * (one.end - one.start) + 40)
            if at < 0:
                continue
            end = at + len(last)
        spans.append((match.start(), end))
    return sorted(spans, key=lambda span: abs(span[0] - one.start))[:_NEAREST]


def _even(words: str) -> str:
    """Words of a text as they are looked for: white space of whatever kind is one space, marks are of one shape."""
    return plain(re.sub(r"\s+", " ", words))


def _align(places: list[list[tuple[int, int]]], starts: list[int]) -> list[tuple[int, int] | None]:
    """For each annotation one of its places or None: the cheapest sequence of shifts and skips."""
    # a state is (shift, place of the last annotation kept); the cheapest way to each shift is kept, with the one before it
    states: dict[int | None, tuple[float, int, tuple | None]] = {None: (0.0, -1, None)}
    for index, spans in enumerate(places):
        following = {shift: (cost + _SKIP, at, way) for shift, (cost, at, way) in states.items()}
        for span in spans:
            shift = span[0] - starts[index]
            best = None
            for earlier, (cost, at, way) in states.items():
                if span[0] < at or (span[0] == at and way and starts[index] > starts[way[0]]):
                    continue  # what stood apart stands apart
                # of two shifts the smaller is a little cheaper
                total = cost + (0 if earlier == shift else _SHIFT + (0.01 * abs(shift - (earlier or 0)) ** 0.5))
                if best is None or total < best[0]:
                    best = (total, span[0], (index, span, way))
            if best and (shift not in following or best[0] <= following[shift][0]):
                following[shift] = best
        cheapest = min(cost for cost, _, _ in following.values())
        states = {shift: state for shift, state in following.items() if state[0] <= cheapest + _HOPELESS}
    chosen: list[tuple[int, int] | None] = [None] * len(places)
    way = min(states.values(), key=lambda state: state[0])[2]
    while way:
        index, span, way = way
        chosen[index] = span
    return chosen


def _between(one: Annotation, choices: list[tuple[int, int] | None], index: int, whole: str, taken: set) -> tuple[int, int] | None:
    """The one place between its neighbours where its words stand, the words around it the same where they were kept."""
    before = next((place[0] for place in reversed(choices[:index]) if place), 0)
    after = next((place[1] for place in choices[index + 1 :] if place), len(whole))
    fitting = []
    for start, end in _occurrences(one, whole):
        quote = one.quotes[0]
        around = whole[:start].endswith(_even(quote.prefix)) and whole[end:].startswith(_even(quote.suffix))
        if before <= start and end <= after and (start, end) not in taken and (around if quote.prefix or quote.suffix else len(one.quotes) > 1 or len(quote.exact) > 12):
            fitting.append((start, end))
    return fitting[0] if len(fitting) == 1 else None
