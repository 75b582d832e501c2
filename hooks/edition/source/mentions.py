"""Mentions of records in the source text: which name means whom, by rules and by decisions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from edition.findings import Finding
from edition.grammar.refs import Ref
from edition.records.record import KINDS
from edition.records.values import Decision
from edition.source.names import Names, tokens_of
from edition.source.text import Anchor, SourceText, plain
from edition.whole.edition import Edition

OF_PLACE = frozenset(
    "in into to from across throughout within inside over through toward towards around outside near occupy occupied"
    " northern southern eastern western northeastern".split()
)
"""Words before a country's name that make it a place."""


@dataclass(frozen=True)
class Open:
    """A name that may mean several records, undecided."""

    paragraph: int
    start: int
    end: int
    form: str
    targets: tuple[Ref, ...]


Decided = Mapping[int, Sequence[Decision]]
"""What is decided, by the number of the paragraph."""


def find_mentions(
    edition: Edition, text: SourceText, names: Names | None = None, decided: Decided | None = None
) -> tuple[list[Anchor], list[Open]]:
    """Mentions in the order of the text, and the names that remain open; `decided` in place of what is decided of the
    annotated text.
    """
    names = names or Names(edition)
    decisions = _numbered(edition) if decided is None else decided
    last_named: dict[str, Ref] = {}
    anchors: list[Anchor] = []
    undecided: list[Open] = []
    for number, paragraph in enumerate(text.paragraphs, 1):
        words = plain(paragraph)
        settled = list(_decided(edition, words, number, decisions.get(number, ())))
        anchors += [anchor for anchor, names_it in settled if names_it]
        for form, start, end in _forms(names, words):
            for anchor, names_it in settled:
                if names_it and (anchor.start, anchor.end) == (start, end):
                    _remember(names, form, anchor.target, last_named)
            if any(start < anchor.end and end > anchor.start for anchor, _ in settled):
                continue
            target, why = _decide(names, form, words, start, last_named)
            if target is None:
                undecided.append(Open(number, start, end, paragraph[start:end], tuple(names.bearers[form])))
            else:
                anchors.append(Anchor(number, start, end, "mention", target, why))
                _remember(names, form, target, last_named)
    return sorted(anchors), undecided


def _forms(names: Names, words: str) -> Iterator[tuple[str, int, int]]:
    """The names in a paragraph from left to right, each the longest that begins there: form, start, end."""
    tokens = tokens_of(words)
    index = 0
    while index < len(tokens):
        match = names.at(tokens, index)
        if match:
            form, count = match
            start, end = tokens[index].start, tokens[index + count - 1].end
            if _whole(words, start, end):
                yield form, start, end
                index += count
                continue
        index += 1


def _numbered(edition: Edition) -> Decided:
    """What is decided of the annotated text."""
    return {int(key): some for key, some in edition.decisions.items() if key.isdigit()}


def has(words: str, decision: Decision) -> bool:
    """Whether a paragraph has the words that are decided."""
    return _nth(words, plain(decision.words), decision.nth) is not None


def _decided(edition: Edition, words: str, number: int, decisions: Sequence[Decision]) -> Iterator[tuple[Anchor, bool]]:
    """Decisions for a paragraph as anchors, and whether each names a record that exists."""
    for decision in decisions:
        span = _nth(words, plain(decision.words), decision.nth)
        if span:
            yield (
                Anchor(number, *span, "mention", decision.to or Ref("none", "none"), "decision"),
                decision.to in edition.located,
            )


def _nth(words: str, wanted: str, nth: int) -> tuple[int, int] | None:
    """The span of the nth occurrence of some whole words."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(wanted)}(?!\w)", words)]
    return found[nth - 1] if 1 <= nth <= len(found) else None


def _whole(words: str, start: int, end: int) -> bool:
    """Not a piece of a longer word that an apostrophe joins, a possessive apart: no `Brien` in `O'Brien`,
    but `Mao's`.
    """
    before, after = words[max(0, start - 2) : start], words[end : end + 3]
    return not re.fullmatch(r"\w'", before) and not (re.match(r"'\w", after) and not re.match(r"'s(?!\w)", after))


def _decide(names: Names, form: str, words: str, start: int, last_named: dict[str, Ref]) -> tuple[Ref | None, str]:
    bearers = list(dict.fromkeys(names.bearers[form]))
    if len(bearers) == 1:
        return bearers[0], "name"
    kinds = [KINDS[ref.kind] for ref in bearers]
    acting = [ref for ref, kind in zip(bearers, kinds, strict=True) if kind.acts]
    if len(bearers) == 2 and len(acting) == 1 and not any(kind.personal for kind in kinds):
        place = next(ref for ref in bearers if ref not in acting)
        return (place, "place or state: place") if _of_place(words[:start]) else (acting[0], "place or state: state")
    if all(kind.personal for kind in kinds) and last_named.get(form) in bearers:
        return last_named[form], "named last"
    return None, ""


def _of_place(before: str) -> bool:
    said = re.findall(r"[^\W_]+|[^\w\s]", before)[-2:]
    if said[-1:] == ["the"]:
        said = said[:-1]
    return bool(said) and said[-1].casefold() in OF_PLACE


def _remember(names: Names, form: str, target: Ref, last_named: dict[str, Ref]) -> None:
    if form in names.full and target.kind in KINDS and KINDS[target.kind].personal:
        parts = form.split()
        last_named[parts[0]] = last_named[parts[-1]] = target


def unsettled(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Names that nothing decides, and decisions that meet no words of their paragraph."""
    _, undecided = find_mentions(edition, text)
    for one in undecided:
        nth = (
            len(re.findall(rf"(?<!\w){re.escape(plain(one.form))}(?!\w)", plain(text[one.paragraph])[: one.start])) + 1
        )
        targets = " or ".join(map(str, one.targets))
        yield Finding(
            "data/decisions.yml",
            1,
            "M001",
            f"“{one.form}” ({nth}) in paragraph {one.paragraph} may be {targets}.",
            f"Decide it under '{one.paragraph}', as in {{words: \"{one.form}\", nth: {nth}, to: {one.targets[0]}}}.",
        )
    for number, decisions in _numbered(edition).items():
        for decision in decisions:
            if not has(plain(text[number]), decision):
                yield Finding(
                    "data/decisions.yml",
                    decision.line,
                    "M002",
                    f"“{decision.words}” ({decision.nth}) is not in paragraph {number} of the source text.",
                    "Mend the words, their number or the paragraph.",
                )
