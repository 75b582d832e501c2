"""The guard: runs of the source text's words in files of the edition, outside quotation records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from edition.findings import Finding
from edition.source.text import WORD, SourceText

LONGEST_RUN = 12
"""A run of this many words in common with the source text's own prose is a finding."""


def words_of(text: str) -> list[str]:
    """Words for the guard: letters and digits, case and apostrophes aside."""
    return [word.lower() for word in WORD.findall(re.sub(r"['‘’ʼ]", "", text))]


def repeated(
    text: SourceText, files: Iterable[tuple[str, str]], allowed: Iterable[str] = (), longest: int = LONGEST_RUN
) -> Iterator[Finding]:
    """Runs of the source text's own words in other texts, given as (path, content).

    `allowed` are the words of quotation records, which are not the text's own: a run ends where one of them begins. One
    of a word or two, held at a distance, ends none.
    """
    quoted = [words_of(words) for words in allowed]
    runs = _own_runs(words_of(" | ".join(text.paragraphs)), quoted, longest)
    runs -= {tuple(words[at : at + longest]) for words in quoted for at in range(len(words) - longest + 1)}
    for path, content in files:
        lines = [number for number, line in enumerate(content.split("\n"), 1) for _ in words_of(line)]
        words = words_of(content)
        index = 0
        while index <= len(words) - longest:
            if tuple(words[index : index + longest]) in runs:
                yield Finding(
                    path,
                    lines[index],
                    "T001",
                    f"“{' '.join(words[index : index + longest])} …” stands in the source text.",
                    "Say it in other words.",
                )
                index += longest
            else:
                index += 1


_QUOTED = 5
"""Words from which on a quotation ends a run."""


def _own_runs(words: list[str], quoted: list[list[str]], longest: int) -> set[tuple[str, ...]]:
    """Every run of so many words that holds none of a quotation."""
    first: dict[str, list[list[str]]] = {}
    for quotation in quoted:
        if len(quotation) >= _QUOTED:
            first.setdefault(quotation[0], []).append(quotation)
    own = [True] * len(words)
    for at, word in enumerate(words):
        for quotation in first.get(word, ()):
            if words[at : at + len(quotation)] == quotation:
                own[at : at + len(quotation)] = [False] * len(quotation)
    return {tuple(words[at : at + longest]) for at in range(len(words) - longest + 1) if all(own[at : at + longest])}
