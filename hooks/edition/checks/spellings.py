"""Names written in two ways that are nearly alike: `Nicolai` beside `Nikolai`. One of them may be an error.

Words with a capital are looked at, in names, titles and prose, apart from those that also stand without one. Two forms
of one record are decided by the record. All else is decided in `data/spellings.yml`; an edition without that file asks
nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from edition.findings import Finding
from edition.grammar import refs
from edition.grammar.names import fold
from edition.grammar.near import SHORTEST, near_pairs
from edition.grammar.refs import Ref
from edition.reading.lists import BETWEEN, SPELLINGS_FILE, Pair
from edition.records.values import Prose
from edition.whole.edition import Edition

ENDINGS = ("s", "es", "n", "an", "ns", "ans", "en", "er", "ers", "ese", "ed", "ing", "y", "ist", "ism", "ic")
"""What English puts to a name or takes from it: `Korea` and `Koreans`, `Marine` and `Marines`."""


_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[’'‘ʼ-](?=[^\W\d_]))*")


_POSSESSIVE = re.compile(r"[’']s?$|[’']s(?=-)")


_TARGET = re.compile(
    r"(?<=\])\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|(?<=\])\[[^\]]*\]|\[\^[^\]]*\]|<https?:[^>]*>|https?://\S+", re.I
)
"""Addresses and marks, whose words nobody reads as such."""


_WORDS_OF = ("form", "title", "sort", "affiliation", "label", "family", "given", "literal", "words", "text")
"""Fields, besides prose, whose words are names or have names in them."""


@dataclass
class _Met:
    """Where a folded word was met."""

    spellings: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Each spelling with the file and line of its first place."""
    records: set[Ref] = field(default_factory=set)
    """The records that have it in one of their names."""
    small: bool = False
    """Whether it stands somewhere without a capital: then it is a common word."""


def check(edition: Edition) -> Iterator[Finding]:
    """W001 for a pair that nobody decided, at the rarer place; W002 for a decision that decides nothing."""
    decided = edition.spellings
    if decided is None:
        return
    met = _met(edition)
    pairs = set(_undecided_by_rule(met))
    for one, other in sorted(pairs - decided.value.keys()):
        path, line = max(met[fold(word)].spellings[word] for word in (one, other))
        message = f"“{one}” and “{other}” are nearly alike, and no record has both."
        hint = (
            f"Mend the one that is wrong, or write `{one}{BETWEEN}{other}: why both are right` into"
            f" data/{SPELLINGS_FILE}."
        )
        yield Finding(path, line, "W001", message, hint)
    if not (edition.broken or edition.broken_kinds):
        lines = {
            tuple(sorted(part.strip() for part in str(path[0]).split(BETWEEN, 1))): path
            for path in decided.lines
            if len(path) == 1
        }
        for pair in sorted(decided.value.keys() - pairs):
            message = (
                f"The pair “{pair[0]}” and “{pair[1]}” needs no decision: one of them is not in the edition, or a rule"
                " decides it."
            )
            yield decided.finding(lines[pair], "W002", message, "Remove it, or mend its words.")


def _undecided_by_rule(met: dict[str, _Met]) -> Iterator[Pair]:
    """The pairs that are nearly alike, are no forms of one record and no inflections, as first spelled."""
    names = [word for word, one in met.items() if len(word) >= SHORTEST and one.spellings and not one.small]
    for one, other in near_pairs(names):
        if not met[one].records & met[other].records and not _is_inflected(one, other):
            first, second = sorted(next(iter(met[word].spellings)) for word in (one, other))
            yield first, second


def _is_inflected(one: str, other: str) -> bool:
    """Whether the two are one word with different endings: `korea` and `koreans`."""
    stem = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rests = (one[stem:], other[stem:])
    return all(rest == "" or rest in ENDINGS for rest in rests) and stem >= SHORTEST - 2


def _met(edition: Edition) -> dict[str, _Met]:
    """Every word of names, titles and prose by its folded form."""
    found: dict[str, _Met] = defaultdict(_Met)
    for ref, located in edition.located.items():
        record = located.record
        for name in record.name_forms:
            for word in _words(name):
                found[fold(word)].records.add(ref)
        for path, value in located.leaves:
            if isinstance(value, Prose) or (isinstance(value, str) and path[-1] in _WORDS_OF):
                text = _shown(value) if isinstance(value, Prose) else value
                _note(found, text, located.path, located.line(path))
    for page in edition.prose:
        for paragraph in (*page.paragraphs, *page.headings):
            _note(found, _shown(paragraph.text), page.path, paragraph.line)
    return found


def _shown(markdown: str) -> str:
    """A text without code, comments and addresses: what may be a name in it."""
    return _TARGET.sub("", refs.visible(markdown))


def _note(found: dict[str, _Met], text: str, path: str, line: int) -> None:
    for word in _words(text):
        one = found[fold(word)]
        if word[0].isupper():
            one.spellings.setdefault(word, (path, line))
        else:
            one.small = True


def _words(text: str) -> list[str]:
    """The words of a text without what a genitive adds: `Zhou’s men` -> `["Zhou", "men"]`."""
    return [_POSSESSIVE.sub("", match) for match in _WORD.findall(text)]
