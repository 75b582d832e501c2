"""References as the page shows them: what is read in a record's text is what the parser makes a link of, and nothing
else.

Pages written by hand are compared while they are read (`markdown_reader.misread`). The texts of records are read by the
patterns of `grammar/refs` alone; here each that is not quite plain is given to the parser, and what differs is a
finding.
"""

from __future__ import annotations

from collections.abc import Iterator

from edition.findings import CODES, Finding
from edition.grammar import refs
from edition.reading.markdown_reader import Reader, is_plain
from edition.records.record import KINDS, prose
from edition.whole.edition import Edition, finding


def as_shown(edition: Edition) -> Iterator[Finding]:
    """References of records and of edition.yml that the page has and nobody reads, or that are read and the page has
    not.
    """
    differing = _Differing(edition)
    for ref, located in edition.located.items():
        for path, text in located.prose:
            for written in differing.in_text(text):
                yield finding(
                    edition,
                    ref,
                    path,
                    "G009",
                    f"{'.'.join(map(str, path))} has {written!r}, which is no reference.",
                    CODES["G009"].remedy,
                )
    for path, text in prose(edition.info):
        for written in differing.in_text(text):
            yield Finding(
                "data/edition.yml",
                edition.info_line(*path),
                "G009",
                f"{'.'.join(map(str, path))} has {written!r}, which is no reference.",
                CODES["G009"].remedy,
            )


class _Differing:
    """The parser of the site, made when a text needs it: few do."""

    def __init__(self, edition: Edition) -> None:
        self.site = edition.site
        self.reader: Reader | None = None

    def in_text(self, text: str) -> list[str]:
        """What differs in a text and has not been told already as a thing of the wrong form."""
        if is_plain(text):
            return []
        self.reader = self.reader or Reader(self.site.extensions, self.site.options)
        blocks = self.reader.read(text)
        read = {str(found.ref) for found in refs.find(text)}
        shown = {address for block in blocks for address in block.references}
        astray = {address for block in blocks for address in block.in_html}
        told = list(refs.malformed(text, KINDS))
        return sorted(address for address in (read ^ shown) | astray if not any(address in written for written in told))
