"""Spellings that are nearly alike: pairs of words that few letters part. It knows no record.

    near_pairs({"nicolai": 7, "nikolai": 7, "seoul": 5})  ->  {("nicolai", "nikolai")}

Two words are a pair when at most one letter must be put in, left out or replaced, or two in words of seven letters and
more (Levenshtein). Candidates are found by the words that are left when letters are taken out, as SymSpell does: two
words within a distance of n have a form in common with at most n letters out of each. No word is compared with all
others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

SHORTEST = 6
"""Words with fewer letters are like too many others."""


LONG = 7
"""From this many letters on two may differ."""


def near_pairs(words: Iterable[str]) -> set[tuple[str, str]]:
    """The pairs of words that are nearly alike, each in the order of the alphabet; the words are folded
    and different.
    """
    by_remainder: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        for remainder in _remainders(word, allowed(word)):
            by_remainder[remainder].append(word)
    candidates = {pair for alike in by_remainder.values() if len(alike) > 1 for pair in combinations(alike, 2)}
    return {(one, other) for one, other in candidates if distance(one, other) <= min(allowed(one), allowed(other))}


def allowed(word: str) -> int:
    """How many letters may differ in a word: none in short ones, one, or two."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2


def _remainders(word: str, out: int) -> set[str]:
    """The word, and what is left of it when up to `out` letters are taken out."""
    found = {word}
    newest = {word}
    for _ in range(out):
        newest = {left[:at] + left[at + 1 :] for left in newest for at in range(len(left))}
        found |= newest
    return found


def distance(one: str, other: str) -> int:
    """Letters that must be put in, left out or replaced to make one word of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for above, letter in enumerate(one, 1):
        last, row[0] = row[0], above
        for at, against in enumerate(other, 1):
            last, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, last + (letter != against))
    return row[-1]
