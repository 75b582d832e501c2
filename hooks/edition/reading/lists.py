"""Two lists of an edition that are no records: `data/sources.yml` and `data/spellings.yml`. `material` calls both
readers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from edition.findings import Finding
from edition.reading.fields import validate
from edition.records.record import FieldPath, line_of
from edition.records.source_list import SourceList

SOURCES_FILE = "sources.yml"


SPELLINGS_FILE = "spellings.yml"


BETWEEN = " / "
"""What stands between the two words of a pair: `Nicolai / Nikolai`."""


T = TypeVar("T")


@dataclass(frozen=True)
class Listed(Generic[T]):
    """What a file says, and where."""

    value: T
    path: str
    """The file, relative to the edition's root."""
    lines: dict[FieldPath, int] = field(default_factory=dict)
    """1-based line of every value, by its path."""

    def finding(self, path: FieldPath, code: str, message: str, hint: str) -> Finding:
        """A finding at a value of the file."""
        return Finding(self.path, line_of(self.lines, path), code, message, hint)


Pair = tuple[str, str]
"""Two spellings, in the order of the alphabet."""


def read_sources(
    values: Mapping[str, object], path: str, lines: dict[FieldPath, int], findings: list[Finding]
) -> Listed[SourceList]:
    """The list of hosts and titles; an empty one where it has a fault, which is among the findings."""
    return Listed(
        validate(SourceList, values, path, lines, (), "The list of sources", findings) or SourceList(), path, lines
    )


def read_spellings(
    values: Mapping[str, object], path: str, lines: dict[FieldPath, int], findings: list[Finding]
) -> Listed[dict[Pair, str]]:
    """`Nicolai / Nikolai: Two people.` -> `{("Nicolai", "Nikolai"): "Two people."}`; what has no such form is a
    finding.
    """
    pairs: dict[Pair, str] = {}
    for key, why in values.items():
        first, between, second = key.partition(BETWEEN)
        if not between or not first.split() or not second.split() or not isinstance(why, str):
            message = f"{key!r} is no pair of spellings with the reason for both."
            findings.append(Finding(path, lines[(key,)], "Y009", message, "Write `Nicolai / Nikolai: Two people.`"))
        else:
            one, other = sorted((first.strip(), second.strip()))
            if (one, other) in pairs:
                findings.append(Finding(path, lines[(key,)], "Y005", f"The pair {key!r} stands twice.", "Keep one."))
            pairs[one, other] = why
    return Listed(pairs, path, lines)
