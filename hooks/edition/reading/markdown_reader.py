"""The one reader of Markdown: a page as the blocks of text that it shows, by the very parser that makes the page.

A block is a paragraph, a heading, the text of an item or of a cell, with its Markdown, its line, and the id that the
page gives it. Code, comments and the definitions of links are no blocks; raw HTML is its words. `Reader(names,
options).read(text)` takes the Markdown extensions of the site, so that what is a list there is a list here.

What the parser does not keep is the place of a link in the text, which sentences need: within a block references are
read by the patterns of `grammar/refs`. Nothing rests on these being right: `misread` compares them, block by block,
with the links and markers of notes that the parser made of the very same text, and each difference is a finding (G009).
So whatever is found in a text stands on the page, and the other way round, or the build stops.
"""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markdown import Extension, Markdown
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from edition.grammar import refs
from edition.grammar.html_text import HtmlReader
from edition.reading.markup import options_of
from edition.reading.quick import Quick

_FRONT = re.compile(r"\A-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.S)


_META = re.compile(r"\A(?:[ ]{0,3}[A-Za-z0-9_-]+:.*\n(?:(?: {4}|\t).*\n)*)+(?=\s*\n|\Z)")
"""The other head that MkDocs knows: lines of `key: value` above the first empty one."""


_STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")


_OWN_SIGNS = re.compile("\x02(?:qq\\d+zz|zz\\d+qq)\x03")
"""What the parser puts for a space and an arrow after a note."""


_LEADS = re.compile(r"\b(?:href|src)\s*=", re.I)


_LINE_HEAD = re.compile(r"^(?:[\s>]|[*+-]\s|\d+\.\s|#+|:\s|\[\^[^\]]*\]:)*")


HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


_NO_TEXT = ("pre", "code", "script", "style")
"""Elements that Markdown makes of code, and what is no text."""


_NO_WORDS = ("pre", "script", "style", "textarea")
"""The same in raw HTML."""


@dataclass(frozen=True)
class Block:
    """A stretch of text on a page."""

    tag: str
    """The element that holds it: `p`, `h2`, `li`, `td`; `html` for the words of raw HTML."""
    text: str
    """Its Markdown, without attribute list and comments; a link defined elsewhere has its address beside its words."""
    line: int
    """Of its first words in the source, from 1."""
    id: str | None = None
    answers: str | None = None
    """What the attribute list gives as `answers`."""
    n: str | None = None
    """What it gives as `n`."""
    plain: str = ""
    """Its words without markup, as the page shows them; of headings alone."""
    own: bool = False
    """Whether it stands in nothing but the page or a part of it, and not in a list, a table, a quotation."""
    raw: str = ""
    """Raw HTML as it is written, where it is some."""
    references: tuple[str, ...] = ()
    """Where its links and images lead on the page when they look like references, `person:jane`, and its markers of
    notes, `note:1`.
    """
    in_html: tuple[str, ...] = ()
    """The same in raw HTML, where they are read by nobody."""


class Reader:
    """A Markdown parser of the site's extensions that tells what it found."""

    def __init__(self, extensions: Sequence[str], options: Mapping[str, dict[str, object]]) -> None:
        self._seen = _Seen()
        every: list[str | Extension] = [*extensions, self._seen, Quick()]
        self._markdown = Markdown(extensions=every, extension_configs=options_of(options))

    def read(self, text: str) -> list[Block]:
        """The blocks of a page in the order of the page, its notes last."""
        self._seen.blocks.clear()
        body = without_front_matter(text)
        self._markdown.reset().convert(body)
        defined = {name: address for name, (address, _) in self._markdown.references.items() if refs.loose(address)}
        notes = self._seen.own_notes
        lines = _Lines(body)
        found: list[Block] = []
        for seen in self._seen.blocks:
            markdown = _settled(seen.text, defined, notes)
            if markdown.strip() or seen.raw:
                found.append(
                    Block(
                        seen.tag,
                        markdown,
                        lines.find(seen.first_line, seen.tag),
                        seen.id,
                        seen.answers,
                        seen.n,
                        seen.plain,
                        seen.own,
                        seen.raw,
                        seen.references,
                        seen.in_html,
                    )
                )
        return found


def misread(block: Block) -> list[str]:
    """References that the page has in a block and `grammar/refs` does not find there, or finds and the page has not."""
    found = Counter(str(one.ref) for one in refs.find(block.text))
    shown = Counter(block.references)
    return sorted({*(shown - found), *(found - shown), *block.in_html})


_PLAIN = re.compile(r"!?\[(?!\^)[^\[\]\n]*\]\([a-z]+:[a-z0-9][a-z0-9-]*\)|\[\^[\w-]+\](?![:(]|\[(?!\^))")


_NOT_PLAIN = re.compile(r"[\[\]`\\<{|]|~~~|(?:\A|\n)(?: {4}|\t| *\n)")


def is_plain(text: str) -> bool:
    """Whether a text is so plain that patterns read it as the parser does: nothing but words, emphasis and whole
    references.

    No brackets besides these, no code, HTML, escaped signs, attribute lists, tables or second paragraphs.
    """
    return not _NOT_PLAIN.search(_PLAIN.sub(_words_in_brackets, text))


def _words_in_brackets(match: re.Match[str]) -> str:
    """What a reference holds that is not its brackets: its words may have code in them."""
    return match[0].translate(_NO_BRACKETS)


_NO_BRACKETS = str.maketrans("", "", "[]")


def front_matter(text: str) -> str:
    """The YAML at the head of a page, or the empty string."""
    match = _FRONT.match(text)
    return match[1] if match else ""


def without_front_matter(text: str) -> str:
    """The page with its head blanked out; lines stay."""
    match = _FRONT.match(text) or _META.match(text)
    return re.sub(r"[^\n]", "", match[0]) + text[match.end() :] if match else text


def _settled(markdown: str, defined: Mapping[str, str], own_notes: frozenset[str]) -> str:
    """A block's Markdown by itself: `[Mao][m]` with `[m]: person:mao` -> `[Mao](person:mao)`; notes of the page's own
    left out.
    """
    for note in own_notes:
        markdown = markdown.replace(f"[^{note}]", "")
    if defined and "[" in markdown:
        shown = refs.visible(markdown)
        out, last = [], 0
        for match in re.finditer(r"\[([^\[\]^]+)\](?:\s?\[([^\[\]]*)\]|(?![(\[:]))", shown):
            label = " ".join((match[2] or match[1]).lower().split())
            if label in defined:
                out += [markdown[last : match.start()], f"[{match[1]}]({defined[label]})"]
                last = match.end()
        markdown = "".join([*out, markdown[last:]])
    return markdown


class _Lines:
    """The lines of a source, in which each block of the page is found after the one before it."""

    def __init__(self, text: str) -> None:
        self.lines = [line.strip() for line in text.expandtabs(4).split("\n")]
        self.places: dict[str, list[int]] = defaultdict(list)
        for index, line in enumerate(self.lines):
            self.places[_LINE_HEAD.sub("", line)].append(index)
        self.next = 0

    def find(self, words: str, tag: str) -> int:
        """The line, from 1, that has a block's first line of source; that of the block before where none has."""
        words = " ".join(words.split(" ")).strip()
        places = self.places.get(_LINE_HEAD.sub("", words), [])
        at = bisect_left(places, self.next)
        if at < len(places):
            index = places[at]
        else:
            near = range(self.next, min(self.next + 400, len(self.lines)))
            index = next(
                (index for index in near if words and words in self.lines[index]),
                places[0] if places else max(0, self.next - 1),
            )
            if index < self.next:
                return index + 1
        self.next = index if tag in ("td", "th") else index + 1
        return index + 1


class _Block:
    """A block while the page is being made."""

    def __init__(self, element: etree.Element, tag: str, text: str, own: bool, raw: str = "") -> None:
        self.element, self.tag, self.own, self.raw = element, tag, own, raw
        self.first_line = (raw or text).lstrip("\n").partition("\n")[0]
        self.text = refs.without_comments(text)
        self.id: str | None = None
        self.answers: str | None = None
        self.n: str | None = None
        self.plain = ""
        self.references: tuple[str, ...] = ()
        self.in_html: tuple[str, ...] = ()


class _Seen(Extension):
    """Look at a page twice: when its blocks are known and hold their Markdown still, and when it is done."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[_Block] = []
        self.own_notes: frozenset[str] = frozenset()
        self.given: frozenset[str] = frozenset()
        """Notes that the page does not define, and that records will give it."""

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.register(_Notes(md, self), "edition-notes", 24)
        md.treeprocessors.register(_Sources(md, self), "edition-sources", 21)  # inline patterns come at 20
        md.treeprocessors.register(_Attributes(md, self), "edition-attributes", -1)


def _footnotes(md: Markdown) -> FootnoteExtension | None:
    return next((one for one in md.registeredExtensions if isinstance(one, FootnoteExtension)), None)


class _Notes(Preprocessor):
    """Have the parser know every note that may stand on the page, as it will when the page is made."""

    def __init__(self, md: Markdown, seen: _Seen) -> None:
        super().__init__(md)
        self.seen = seen

    def run(self, lines: list[str]) -> list[str]:
        assert self.md
        text, footnotes = "\n".join(lines), _footnotes(self.md)
        named = dict.fromkeys(re.findall(r"\[\^([\w-]+)\]", text)) if footnotes else {}
        self.seen.given = frozenset(
            name for name in named if not re.search(rf"^(?: {{0,3}}>)* {{0,3}}\[\^{name}\]:", text, re.M)
        )
        for name in named:
            if footnotes and name in self.seen.given:
                footnotes.setFootnote(name, "")
        return lines


class _Sources(Treeprocessor):
    """The blocks with their Markdown."""

    def __init__(self, md: Markdown, seen: _Seen) -> None:
        super().__init__(md)
        self.seen = seen

    def run(self, root: etree.Element) -> None:
        assert self.md
        footnotes = _footnotes(self.md)
        self.seen.own_notes = frozenset(footnotes.footnotes if footnotes else ()) - self.seen.given
        self.seen.blocks += self._of(root, own=True)

    def _of(self, element: etree.Element, own: bool) -> Iterator[_Block]:
        if element.tag in _NO_TEXT or "footnote-backref" in element.get("class", ""):
            return
        yield from self._split(element, element.tag, element.text or "", own)
        inside = (
            own
            and element.tag in ("div", "section", "article", "main")
            and "admonition" not in element.get("class", "")
        )
        for child in element:
            yield from self._of(child, inside)
            yield from self._split(element, "p" if element.tag == "div" else element.tag, child.tail or "", False)

    def _split(self, element: etree.Element, tag: str, text: str, own: bool) -> Iterator[_Block]:
        """A block, or raw HTML that stands in its place."""
        if not text.strip():
            return
        text = _OWN_SIGNS.sub("", _without_attributes(element, text))
        alone = _STASHED.fullmatch(text.strip())
        if alone:
            raw = self._raw(int(alone[1]))
            words, addresses = _read_html(raw)
            if words or _LEADS.search(raw):
                block = _Block(element, "html", refs.escaped(words), False, raw)
                block.in_html = addresses
                yield block
            return
        text = _STASHED.sub(lambda match: self._raw(int(match[1])), text)
        if text.strip():
            yield _Block(element, tag, text.strip(), own and tag in ("p", *HEADINGS))

    def _raw(self, number: int) -> str:
        assert self.md
        stashed = self.md.htmlStash.rawHtmlBlocks[number]
        return stashed if isinstance(stashed, str) else ""


def _without_attributes(element: etree.Element, text: str) -> str:
    header = element.tag in (*HEADINGS, "dt", "td", "th")
    pattern = AttrListTreeprocessor.HEADER_RE if header else AttrListTreeprocessor.BLOCK_RE
    match = pattern.search(text)
    return text[: match.start()] if match else text


class _Words(HtmlReader):
    """The words of raw HTML, what stands between tags; and where it leads to what looks like a reference."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.addresses: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in _NO_WORDS
        self.addresses += [
            value for name, value in attrs if name in ("href", "src") and value and refs.loose(value.strip())
        ]

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in _NO_WORDS

    def handle_data(self, data: str) -> None:
        if self.hidden <= 0:
            self.words.append(data)


def _read_html(raw: str) -> tuple[str, tuple[str, ...]]:
    """The words of raw HTML, and the addresses in it that look like references."""
    parser = _Words()
    parser.feed(raw)
    parser.close()
    return " ".join("".join(parser.words).split()), tuple(parser.addresses)


class _Attributes(Treeprocessor):
    """What attribute lists and the table of contents have given each block; the words of headings."""

    def __init__(self, md: Markdown, seen: _Seen) -> None:
        super().__init__(md)
        self.seen = seen

    def run(self, root: etree.Element) -> None:
        blocks = {id(block.element) for block in self.seen.blocks}
        for block in self.seen.blocks:
            if block.tag != "html":
                block.references = tuple(self._references(block.element, blocks))
                block.in_html = tuple(self._in_html(block.element, blocks))
            block.id, block.answers, block.n = (block.element.get(name) for name in ("id", "answers", "n"))
            if block.tag in HEADINGS:
                block.plain = " ".join(self._shown(block.element).split())

    def _references(self, element: etree.Element, blocks: set[int]) -> Iterator[str]:
        """Of the links and images in an element, those in other blocks apart; and the markers of notes that records
        give.
        """
        for child in element:
            if id(child) in blocks:
                continue
            note = child.get("href", "").rpartition("fn:")[2] if child.get("class") == "footnote-ref" else ""
            yield from (f"note:{note}" for _ in [note] if note in self.seen.given)
            yield from (address for name in ("href", "src") if refs.loose(address := child.get(name, "")))
            yield from self._references(child, blocks)

    def _in_html(self, element: etree.Element, blocks: set[int]) -> Iterator[str]:
        """Of the raw HTML in the text of an element, that in other blocks apart."""
        assert self.md
        for text in (element.text, *(child.tail for child in element)):
            for number in _STASHED.findall(text or ""):
                raw = self.md.htmlStash.rawHtmlBlocks[int(number)]
                if isinstance(raw, str) and _LEADS.search(raw):
                    yield from _read_html(raw)[1]
        for child in element:
            if id(child) not in blocks:
                yield from self._in_html(child, blocks)

    def _shown(self, element: etree.Element) -> str:
        """The text of an element as the page shows it, links to itself and markers of notes apart."""
        if element.tag == "sup" or "headerlink" in element.get("class", ""):
            return ""
        pieces = [self._read(element.text), *(self._shown(child) + self._read(child.tail) for child in element)]
        return "".join(pieces)

    def _read(self, text: str | None) -> str:
        assert self.md
        stash = self.md.htmlStash.rawHtmlBlocks
        text = _STASHED.sub(
            lambda match: (
                html.unescape(raw) if isinstance(raw := stash[int(match[1])], str) and raw.startswith("&") else ""
            ),
            text or "",
        )
        return text.replace("\x02amp\x03", "&")
