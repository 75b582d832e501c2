"""References: `kind:id` in records, and the ways prose refers to a record.

    [Mao](person:mao-zedong)            a link
    ![](quotation:truman-hell-no)       a record set into the text
    [^12]                               a note
    [^wp]                               in a record: what stands before it rests on the record's source `wp`

A link may also be defined apart from its words, `[Mao][m]` and `[m]: person:mao-zedong`.

`find` reads them out of Markdown with their places; nothing here knows which kinds or records exist.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

WEB_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "data", "javascript", "urn", "doi"})
_ID = r"[a-z0-9][a-z0-9-]*"
_REF = re.compile(rf"([a-z]+):({_ID})")
_LOOSE = re.compile(r"([A-Za-z][\w.+-]*):([^\s)\"']+)")
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(\s*<?([^\s)>]+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]+)\]:\s*<?([^\s>]+)>?", re.M)
_NOTE = re.compile(r"(?<!!)\[\^([\w-]+)\](?!:)")
_SOURCE_MARK = re.compile(r"\[\^(?!\d+\])([\w-]+)\](?!:)")
_CODE = re.compile(r"^(?P<fence>```+|~~~+)[^\n]*\n.*?^(?P=fence)[^\S\n]*$|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)", re.M | re.S)


@dataclass(frozen=True, order=True)
class Ref:
    """A record's kind and id, e.g. `Ref("person", "mao-zedong")`; printed `person:mao-zedong`."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Found:
    """A reference in a text."""

    ref: Ref
    form: str
    """`link`, `set-in`, `note`, or `definition` for a link's address given apart."""
    text: str
    """The words that carry the link; empty for a set-in record."""
    start: int
    """Offset of the whole construct in the text, in code points."""
    end: int


def parse(text: str) -> Ref | None:
    """The reference a string is, or None: `person:mao-zedong` -> `Ref("person", "mao-zedong")`."""
    match = _REF.fullmatch(text)
    return Ref(*match.groups()) if match else None


def loose(target: str) -> Ref | None:
    """A link target that means to be a reference, well formed or not; None for addresses of the web and of files."""
    match = _LOOSE.fullmatch(target)
    return Ref(*match.groups()) if match and match[1].lower() not in WEB_SCHEMES else None


def without_code(markdown: str) -> str:
    """The text with code blanked out, so that examples are no references; offsets and lines stay."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)


def find(markdown: str) -> Iterator[Found]:
    """References in the order of the text."""
    text = without_code(markdown)
    links = [
        Found(ref, "set-in" if match[1] else "link", match[2], match.start(), match.end())
        for match in _LINK.finditer(text)
        if (ref := loose(match[3]))
    ]
    links += [Found(ref, "definition", match[1], match.start(), match.end()) for match in _DEFINITION.finditer(text) if (ref := loose(match[2]))]
    notes = [Found(Ref("note", match[1]), "note", match[1], match.start(), match.end()) for match in _NOTE.finditer(text)]
    yield from sorted(links + notes, key=lambda found: found.start)


def malformed(markdown: str, kinds: Iterable[str]) -> Iterator[str]:
    """What begins like a link to a record and is not read as one: `](person: x)`, `](person:x` without its end."""
    text = without_code(markdown)
    read = {found.start for found in find(markdown)}
    for match in re.finditer(rf"!?\[[^\[\]]*\]\(\s*(?:{'|'.join(kinds)})\s*:[^)\n]*\)?", text):
        if match.start() not in read:
            yield match[0]


def plain_links(markdown: str) -> Iterator[tuple[str, int]]:
    """Targets of links that are no references, with their offset: `/events/index.md`, `https://…`."""
    for match in _LINK.finditer(without_code(markdown)):
        if not loose(match[3]):
            yield match[3], match.start()


def without_plain_links(markdown: str) -> str:
    """Links that are no references as their words alone: `[the text](../chapter.md)` -> `the text`."""
    return _LINK.sub(lambda match: match[0] if loose(match[3]) else match[2], markdown)


def source_marks(markdown: str) -> list[str]:
    """Keys of the sources a record's text names: `… until 1951.[^wp][^hall]` -> `["wp", "hall"]`."""
    return _SOURCE_MARK.findall(without_code(markdown))


def replace_source_marks(markdown: str, replacement: Callable[[str], str] = lambda key: "") -> str:
    """The text with each source mark replaced by `replacement(key)`, by nothing if none is given."""
    return _SOURCE_MARK.sub(lambda match: replacement(match[1]), markdown)


def replace(markdown: str, replacement) -> str:
    """The text with each reference replaced by `replacement(found)`; None leaves it as it stands."""
    out, last = [], 0
    for found in find(markdown):
        new = replacement(found)
        if new is not None:
            out += [markdown[last : found.start], new]
            last = found.end
    return "".join([*out, markdown[last:]])
