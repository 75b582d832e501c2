"""The ledger of addresses, `data/addresses.txt`, and where those lead now that are gone, `data/redirects.yml`.

    release 0.3.0                      # addresses.txt: the release up to which every address is listed,
    /chapter/#wake-assurance           # then one address a line, sorted, from the site's root
    /people/mao-zedong/

    /people/mao-tse-tung/: /people/mao-zedong/              # redirects.yml: old address: new address
    /chapter/#wake-promise: /chapter/#wake-assurance

An address is a page, `/people/mao-zedong/`, or a place on one, `/chapter/#wake-assurance`; the home page is `/`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from edition.findings import Finding
from edition.records.record import FieldPath

ADDRESSES_FILE = "addresses.txt"


REDIRECTS_FILE = "redirects.yml"


_ADDRESS = re.compile(r"/(?:(?!\.{1,2}/)[^/#?\s\\\"<>%]+/)*(?:#[^#\s\"<>%]+)?")
"""A page from the site's root, ending in a slash, with or without a place; as letters, not percent-encoded."""


@dataclass(frozen=True)
class AddressLedger:
    """Every address that was ever published."""

    release: str = ""
    """The release up to which addresses are listed."""
    lines: dict[str, int] = field(default_factory=dict)
    """Address -> its line in the file, from 1."""


@dataclass(frozen=True)
class Redirect:
    """Where an old address leads."""

    target: str
    """As it is written; it may be another old address."""
    line: int
    """In the file of redirects."""


def is_address(text: object) -> bool:
    """Whether a text is an address as both files write it: `/people/jane/`, `/chapter/#first`, `/`."""
    return isinstance(text, str) and _ADDRESS.fullmatch(text) is not None


def read_ledger(text: str, path: str, findings: list[Finding]) -> AddressLedger:
    """The ledger; a line that is no address becomes a finding."""
    release = ""
    lines: dict[str, int] = {}
    for number, line in enumerate(map(str.strip, text.split("\n")), 1):
        if line.startswith("release "):
            release = line.removeprefix("release ").strip()
        elif is_address(line):
            lines.setdefault(line, number)
        elif line and not line.startswith("#"):
            hint = "Write it as /people/jane/ or /chapter/#first, from the site's root."
            findings.append(Finding(path, number, "R003", f"{line[:60]!r} is no address.", hint))
    return AddressLedger(release, lines)


def read_redirects(
    values: Mapping[str, object], path: str, lines: Mapping[FieldPath, int], findings: list[Finding]
) -> dict[str, Redirect]:
    """Old address -> where it leads; what has another form becomes a finding."""
    found = {}
    for old, new in values.items():
        line = lines.get((old,), 1)
        if is_address(old) and isinstance(new, str) and is_address(new):
            found[old] = Redirect(new, line)
        else:
            wrong = old if not is_address(old) else new
            hint = "Write `/people/old/: /people/new/` or `/chapter/#old: /chapter/#new`, from the site's root."
            findings.append(Finding(path, line, "R003", f"{str(wrong)[:60]!r} is no address.", hint))
    return found
