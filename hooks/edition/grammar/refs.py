"""References: `kind:id` in records, and the ways prose refers to a record.

    [Mao](person:mao-zedong)            a link
    ![](quotation:truman-hell-no)       a record set into the text
    [^12]                               a note
    [^wp]                               in a record: what stands before it rests on the record's source `wp`

A link may also be defined apart from its words, `[Mao][m]` and `[m]: person:mao-zedong`.

`find` reads them out of Markdown with their places; nothing here knows which kinds or records exist.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

WEB_SCHEMES = frozenset({"http", "https", "mailto", "tel", "ftp", "data", "javascript", "urn", "doi"})


_ID = r"[a-z0-9][a-z0-9-]*"


_REF = re.compile(rf"([a-z]+):({_ID})")


_LOOSE = re.compile(r"([A-Za-z][\w.+-]*):([^\s)\"']+)")


_TARGET = re.compile(r"\(\s*<?((?:[^\s()<>\[]|\([^\s()<>]*\))+)>?(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)")
"""What follows a link's words: its address, and perhaps a title."""


_BRACKETS = re.compile(r"[\[\]]|\n[^\S\n]*\n")


_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)([^\]\n]+)\]:\s*<?([^\s>]+)>?", re.M)


_DEFINED = r"(?!(?<=^)\[[^\]\n]*\]:)(?!(?<=^ )\[[^\]\n]*\]:)(?!(?<=^  )\[[^\]\n]*\]:)(?!(?<=^   )\[[^\]\n]*\]:)"
"""Not where a note is defined, `[^1]: …` at the beginning of a line; a colon after a marker is a colon."""


NOTE = "note"
"""The kind that a marker leads to: `[^12]` is note:12."""

_NOTE = re.compile(rf"{_DEFINED}\[\^([\w-]+)\]", re.M)


_SOURCE_MARK = re.compile(rf"{_DEFINED}\[\^(?!\d+\])([\w-]+)\]", re.M)


_WITHIN = r"(?:(?!\n[^\S\n]*\n).)"  # any character of one paragraph


_FENCED = r"^(?P<fence>`{3,}(?!`)|~{3,}(?!~))[^\n]*\n.*?^(?P=fence)[^\S\n]*$"


_TICKED = rf"(?P<tick>`+)(?!`){_WITHIN}+?(?<!`)(?P=tick)(?!`)"


_COMMENT = rf"^ {{0,3}}<!--.*?-->|<!--(?:(?!-->){_WITHIN})*-->"


_ESCAPED = r"\\[\\`*_{}\[\]()>#+.!-]"


_VERBATIM = r"<(?P<tag>pre|script|style|textarea)\b[^>]*>.*?</(?P=tag)\s*>"
"""Raw HTML that Markdown does not look into, where it stands at the beginning of a line."""


_INVISIBLE = re.compile(rf"{_FENCED}|^{_VERBATIM}|{_TICKED}|{_COMMENT}|{_ESCAPED}", re.M | re.S | re.I)


_CODE_OR_COMMENT = re.compile(rf"(?P<code>{_FENCED}|^{_VERBATIM}|{_TICKED}|{_ESCAPED})|{_COMMENT}", re.M | re.S | re.I)


_TAG = re.compile(rf"(?<!\()</?[A-Za-z](?:(?![<>]){_WITHIN})*>", re.S)


_INDENTED = re.compile(r"(?:\A|(?<=\n))[^\S\n]*\n(?:(?: {4}|\t)[^\n]*\S[^\n]*(?:\n|\Z)|[^\S\n]*\n)+")


_LIST = re.compile(r"^ {0,3}(?:[*+-]|\d+\.|:|!!!|\[\^[^\]]*\]:)\s", re.M)


_UNINDENTED = re.compile(r"^\S", re.M)


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
    """The words that carry the link; for a set-in record what stands in its place, mostly nothing."""
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


def visible(markdown: str) -> str:
    """The text with everything blanked out that Markdown does not read as text: code, comments, escaped characters.

    Offsets and lines stay. `a \\[b\\] <!-- c --> `d`` -> `a   b                `
    """
    text = _INVISIBLE.sub(_blank, markdown) if re.search(r"[`~\\<]", markdown) else markdown
    for match in _INDENTED.finditer(markdown) if "\n    " in markdown or "\n\t" in markdown else ():
        if not _in_list(markdown, match.start()):
            text = text[: match.start()] + _blank(match) + text[match.end() :]
    return text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def _in_list(text: str, at: int) -> bool:
    """Whether what is indented after a place goes on with the item of a list, a definition or the like."""
    starts = [match.start() for match in _UNINDENTED.finditer(text, 0, at)]
    return bool(starts) and bool(_LIST.match(text, starts[-1]))


def without_comments(markdown: str) -> str:
    """The text without `<!-- … -->`, which is nobody's; what looks like one inside code stays."""
    return (
        _CODE_OR_COMMENT.sub(lambda match: match[0] if match["code"] else "", markdown)
        if "<!--" in markdown
        else markdown
    )


_MARKUP = re.compile(
    rf"(?P<code>{_TICKED})|{_COMMENT}|\\(?P<escaped>[\\`*_{{}}\[\]()>#+.!|-])|{_TAG.pattern}"
    r"|\*+|(?P<under>(?<!\w)_{1,2}(?=[^\s_]))(?P<stressed>[^_\n]+)(?<=\S)(?P=under)(?!\w)|(?:(?<=[)*`_])|\A)\{:?["
    r" ]*[.#][^}\n]*\}",
    re.S | re.M,
)


_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
"""What Markdown leaves to the browser as one sign; `&copy` without its end is three letters and an ampersand."""


def words(markdown: str) -> str:
    """Markdown without references as the words that the page shows: `*a* \\[b] `c`<!-- d --> &amp;` -> `a [b] c &`."""

    def shown(match: re.Match[str]) -> str:
        if match["code"]:
            return html.escape(match["code"].strip(match["tick"]).strip(), quote=False)
        return match["escaped"] or words(match["stressed"] or "")

    return _ENTITY.sub(lambda match: html.unescape(match[0]), _MARKUP.sub(shown, markdown))


def escaped(words: str) -> str:
    """Words as Markdown that means nothing but these words: `[a](b)` -> `\\[a\\](b)`."""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", html.escape(words, quote=False))


def comments(markdown: str) -> Iterator[re.Match[str]]:
    """The comments of a text, those apart that code shows: each match is a whole `<!-- … -->`."""
    if "<!--" not in markdown:
        return
    code = [match.span() for match in _INDENTED.finditer(markdown) if not _in_list(markdown, match.start())]
    for match in _CODE_OR_COMMENT.finditer(markdown):
        if not match["code"] and not any(start <= match.start() < end for start, end in code):
            yield match


ASKED = re.compile(r"<!--\s*edition\s*:\s*(.*?)\s*-->", re.I | re.S)
"""A comment by which a page has something computed into it."""


def unclosed_comment(markdown: str) -> int | None:
    """Where a comment begins that nothing closes, in code points, or None: what follows it would be read
    by everybody.
    """
    at = visible(markdown).find("<!--")
    return at if at >= 0 else None


def _links(text: str) -> Iterator[tuple[int, int, bool, str, str]]:
    """Links and images of a text that is all visible: start, end, whether it is an image, the words, the address.

    Of a link within the words of another the outer counts, as on the page; an image there counts too.
    """
    opened: list[int] = []
    closed: dict[int, int] = {}
    for match in _BRACKETS.finditer(text):
        if match[0] == "[":
            opened.append(match.start())
        elif match[0] != "]":
            opened.clear()  # no link goes on in another paragraph
        elif opened:
            closed[opened.pop()] = match.start()
    outer = 0
    for start, end in sorted(closed.items()):
        image = text[start - 1 : start] == "!"
        target = _TARGET.match(text, end + 1)
        if text[start + 1] == "^" or (start < outer and not image) or not target:
            continue
        if not image:
            outer = target.end()
        yield start - image, target.end(), image, text[start + 1 : end], target[1]


def links(markdown: str) -> list[tuple[int, int, bool, str, str]]:
    """Every link and image of a text: start, end, whether it is an image, the words, the address."""
    return list(_links(visible(markdown))) if "](" in markdown else []


def note_marks(markdown: str) -> list[tuple[int, int]]:
    """Where the markers of notes and of sources stand."""
    return [match.span() for match in _NOTE.finditer(visible(markdown))] if "[^" in markdown else []


def find(markdown: str) -> Iterator[Found]:
    """References in the order of the text."""
    text = visible(markdown)
    text = _TAG.sub(_blank, text) if "<" in text else text
    links = [
        Found(
            ref, "set-in" if image else "link", markdown[start + 1 + image : start + 1 + image + len(words)], start, end
        )
        for start, end, image, words, address in _links(text)
        if (ref := loose(address))
    ]
    links += [
        Found(ref, "definition", match[1], match.start(), match.end())
        for match in _DEFINITION.finditer(text)
        if (ref := loose(match[2]))
    ]
    notes = [
        Found(Ref(NOTE, match[1]), "marker", match[1], match.start(), match.end()) for match in _NOTE.finditer(text)
    ]
    yield from sorted(links + notes, key=lambda found: found.start)


def malformed(markdown: str, kinds: Iterable[str]) -> Iterator[str]:
    """What looks like a link to a record and is not read as one: `](person: x)`, `](person:x` without its end,
    `[Mao] (person:x)`, `[[person:x]]`, `<person:x>`, `<a href="person:x">`."""
    text = visible(markdown)
    read = {start for start, _, _, _, address in _links(text) if loose(address)}
    kind = f"(?:{'|'.join(kinds)})"
    link = rf"!?\[[^\[\]]*\]\s?\(\s*{kind}\s*:[^)\n]*\)?"
    bracketed = rf"\[\[?{kind}:[^\[\]\n]*\]\]?(?![(:])|(?<!\()<{kind}:[^>\n]*>"
    bare = rf"{bracketed}|<[a-z][^<>]*?\b(?:href|src)\s*=\s*[\"']?\s*{kind}:[^<>]*>"
    for match in re.finditer(rf"{link}|{bare}", text, re.I):
        if match.start() not in read:
            yield markdown[match.start() : match.end()]


def plain_links(markdown: str) -> Iterator[tuple[str, int]]:
    """Targets of links that are no references, with their offset: `/events/index.md`, `https://…`."""
    for start, _, _, _, address in _links(visible(markdown)):
        if not loose(address):
            yield address, start


def without_plain_links(markdown: str) -> str:
    """Links that are no references as their words alone: `[the text](../chapter.md)` -> `the text`."""
    out, last = [], 0
    for start, end, image, words, address in _links(visible(markdown)):
        if not loose(address) and start >= last:
            at = start + 1 + image
            out += [markdown[last:start], markdown[at : at + len(words)]]
            last = end
    return "".join([*out, markdown[last:]])


def source_marks(markdown: str) -> list[str]:
    """Keys of the sources a record's text names: `… until 1951.[^wp][^hall]` -> `["wp", "hall"]`."""
    return _SOURCE_MARK.findall(visible(markdown))


def replace_source_marks(markdown: str, replacement: Callable[[str], str] = lambda key: "") -> str:
    """The text with each source mark replaced by `replacement(key)`, by nothing if none is given."""
    out, last = [], 0
    for match in _SOURCE_MARK.finditer(visible(markdown)):
        out += [markdown[last : match.start()], replacement(match[1])]
        last = match.end()
    return "".join([*out, markdown[last:]])


def replace(markdown: str, replacement: Callable[[Found], str | None]) -> str:
    """The text with each reference replaced by `replacement(found)`; None leaves it as it stands."""
    out, last = [], 0
    for found in find(markdown):
        new = replacement(found)
        if new is not None and found.start >= last:
            out += [markdown[last : found.start], new]
            last = found.end
    return "".join([*out, markdown[last:]])
