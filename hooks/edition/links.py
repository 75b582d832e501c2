"""Links: every address in prose, in the records' texts and in the navigation leads to a page, a place on it, or a file.

The texts are rendered by the parser and the extensions that make the page, so that code, comments and reference
definitions are what Markdown takes them for; then each link and image is looked for as the site generator does. A page
made from data is rendered only when a link leads to a place on it.

    [the plates](/reading.md#the-plates)   ![](plate.jpg)   <a href="../people/">   [x]: /about/index.md
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path as FilePath
from urllib.parse import SplitResult, unquote, urljoin, urlsplit
from xml.etree.ElementTree import Element

from markdown import Extension, Markdown
from markdown.treeprocessors import Treeprocessor

from edition.exports import table as exports
from edition.findings import Finding, near_miss
from edition.grammar import addresses, refs
from edition.grammar.html_text import HtmlReader
from edition.inserts import table as inserts
from edition.pages import build, templates
from edition.reading import folders as left_over
from edition.reading.markup import options_of
from edition.reading.quick import Quick
from edition.reading.site import Site
from edition.reading.yaml import read_yaml
from edition.rendering.reader import reader
from edition.whole import fields, ledger
from edition.whole.edition import Edition

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*\n", re.S)


_MAY_LINK = re.compile(r"\]\((?!\s*<?[a-z]+:)|\]:|<[a-zA-Z]")
"""What a text without it need not be rendered for: it holds no link but references and addresses of the web."""


_EMAIL = "\x02amp\x03"
"""With this Python-Markdown writes the letters of an address in `<a@b.org>`."""


@dataclass(frozen=True)
class Link:
    """An address in a text."""

    target: str
    """As it is in the page: `/people/index.md#a`, `plate.jpg`."""
    image: bool
    raw: bool
    """Whether it stands in HTML, which the generator leaves alone: there it is what a browser asks for."""


@dataclass(frozen=True)
class Rendered:
    """What Markdown makes of a text, as far as links are concerned."""

    links: tuple[Link, ...]
    ids: frozenset[str]
    """The places of the page that can be linked to."""


def check(edition: Edition, root: FilePath, site: Site, sound: bool) -> Iterator[Finding]:
    """Dead links, dead places, and images and files that are not there.

    Pages made from data are looked into only where all else is `sound`: of broken data none can be made.
    """
    look = _Look(edition, root, site, sound)
    for uri, line in site.nav:
        if uri not in look.pages and not (root / site.docs / uri).is_file() and not look.may_be_broken(uri):
            yield Finding(
                site.path,
                line,
                "L001",
                f"The navigation names {uri}, which is no page.",
                _nearest(uri, look.pages, ""),
            )
    for page in edition.prose:
        yield from look.in_front(page.path)
        yield from look.in_page(page.path, page.page)
    for field in fields.fields(edition):
        yield from look.in_field(field)


class _Look:
    """Where an address leads, in one edition."""

    def __init__(self, edition: Edition, root: FilePath, site: Site, sound: bool) -> None:
        self.edition, self.root, self.site, self.sound = edition, root, site, sound
        self.by_hand = {page.page: page.path for page in edition.prose}
        self.pages = self.by_hand.keys() | fields.made_pages(edition)
        self._rendered: dict[str, Rendered] = {}
        self._places: dict[str, frozenset[str]] = {}

    # --- texts ------------------------------------------------------------------------------------------------------

    def in_front(self, path: str) -> Iterator[Finding]:
        """What is wrong with the lines before a page's text: what cannot be read of them would be shown on the page."""
        if front := _FRONT.match(self._whole(path)):
            for problem in read_yaml(front[1], path)[2]:
                yield replace(problem, line=problem.line + 1)

    def in_page(self, path: str, page: str) -> Iterator[Finding]:
        """What is dead on a page written by hand, at its lines."""
        text = self._text(path)
        plain = _without_code(text)
        seen: Counter[str] = Counter()
        for link in self._render(text).links:
            if problem := self._problem(link, page):
                seen[link.target] += 1
                code, what, hint = problem
                yield Finding(
                    path, _line(plain, link.target, seen[link.target]), code, f"{what[0].upper()}{what[1:]}", hint
                )

    def in_field(self, field: fields.Field) -> Iterator[Finding]:
        """What is dead in a field, which is shown on a page. HTML may not be there, which is another finding."""
        links = self._render(field.text).links if _MAY_LINK.search(field.text) else ()
        for link in links:
            if not link.raw and (problem := self._problem(link, field.page)):
                code, what, hint = problem
                yield Finding(field.path, field.line, code, f"{field.owner} {what}", hint)

    def _text(self, path: str) -> str:
        return _FRONT.sub(lambda match: "\n" * match[0].count("\n"), self._whole(path))

    def _whole(self, path: str) -> str:
        return (self.root / path).read_bytes().removeprefix(b"\xef\xbb\xbf").decode("utf-8").replace("\r\n", "\n")

    def _render(self, text: str) -> Rendered:
        if text not in self._rendered:
            self._rendered[text] = render(self._markdown, text)
        return self._rendered[text]

    @cached_property
    def _markdown(self) -> Markdown:
        extensions: list[str | Extension] = [*self.site.extensions, reader(self.edition), _Seen(), Quick()]
        return Markdown(extensions=extensions, extension_configs=options_of(self.site.options))

    # --- addresses --------------------------------------------------------------------------------------------------

    def _problem(self, link: Link, page: str) -> tuple[str, str, str] | None:
        """What is wrong with a link on a page: code, words, what to do; None where it leads somewhere."""
        if _EMAIL in link.target or refs.loose(link.target):
            return None
        try:
            parts = urlsplit(link.target)
        except ValueError as error:
            return "L001", f"a link to {link.target}, which is no address ({error}).", "Mend the address."
        if parts.scheme or parts.netloc:
            return None
        if link.raw and parts.path.endswith(".md"):
            return (
                "L001",
                f"a link to {link.target}, which in HTML is no page.",
                f"Write the address a browser asks for, or a link of Markdown: [words](/{_of_path(parts, page)}).",
            )
        uri = self._of_url(parts, page) if link.raw else _of_path(parts, page)
        if self.may_be_broken(uri):
            return None
        if uri in self.pages:
            return self._no_place(link, uri, unquote(parts.fragment))
        if self._is_file(uri):
            return None
        if link.image or posixpath.splitext(uri)[1] not in ("", ".md", ".html"):
            return (
                "L003",
                f"{'an image' if link.image else 'a link to'} {link.target}, which is no file.",
                near_miss(uri, self._in_docs).replace("mean ", "mean /")
                or "Put the file under docs/, or mend the address.",
            )
        return "L001", f"a link to {link.target}, which is no page.", _nearest(uri, self.pages, "/")

    def _of_url(self, parts: SplitResult, page: str) -> str:
        """The page or file a browser gets for an address in HTML: `../people/` on `chapter/` -> `people/index.md`."""
        url = addresses.of(page) if self.site.directory_urls else page.removesuffix(".md") + ".html"
        address = urljoin(f"/{url}", parts.path)
        path = unquote(address).lstrip("/")
        folder = addresses.pages(address) if address.endswith("/") else (f"{path}.md",)
        files = (path.removesuffix("index.html") + "index.md", path.removesuffix(".html") + ".md")
        for uri in (path, *folder, *files):
            if uri in self.pages and (uri != path or not parts.path):
                return uri
        return path or "index.md"

    def _no_place(self, link: Link, uri: str, anchor: str) -> tuple[str, str, str] | None:
        if not anchor or anchor in (places := self._ids(uri)) or (not places and not self.sound):
            return None
        return (
            "L002",
            f"a link to {link.target}, but {uri} has no place #{anchor}.",
            near_miss(anchor, places).replace("mean ", "mean #") or "Mend the part after the #.",
        )

    def _ids(self, uri: str) -> frozenset[str]:
        """The places of a page; none where they can't be known yet, because it can't be made."""
        if uri not in self._places:
            if uri in self.by_hand:
                text = self._text(self.by_hand[uri])
                self._places[uri] = self._render(inserts.fill_in(self.edition, text) if self.sound else text).ids
            else:
                self._places[uri] = self._render(self._made[uri]).ids if self.sound else frozenset()
        return self._places[uri]

    @cached_property
    def _made(self) -> dict[str, str]:
        made = build.build(self.edition, templates.environment(self.site.templates, self.edition))
        return {page.path: _FRONT.sub("", page.markdown) for page in made}

    def _is_file(self, uri: str) -> bool:
        """Whether the site has such a file: in the prose's folder, in the theme's, or written from the data."""
        if any(left_over.is_left_over(part) for part in uri.split("/")) or uri.endswith(".md"):
            return False
        folders = (self.root / self.site.docs, self.site.theme)
        return any((folder / uri).is_file() for folder in folders) or uri in exports.paths(self.edition)

    @cached_property
    def _in_docs(self) -> list[str]:
        folder = self.root / self.site.docs
        return [path.relative_to(folder).as_posix() for path in left_over.walk(folder) if path.suffix != ".md"]

    def may_be_broken(self, uri: str) -> bool:
        """Whether it is the page of a record that could not be read, and that is blamed elsewhere."""
        return ledger.may_be_broken(self.edition, addresses.rooted(uri))


def _of_path(parts: SplitResult, page: str) -> str:
    """The file a link of Markdown names: `../reading.md` on `people/x.md` -> `reading.md`."""
    path = unquote(parts.path)
    return (
        posixpath.normpath(posixpath.join(posixpath.dirname(page), path).lstrip("/"))
        if path and posixpath.normpath(path) != "."
        else page
    )


def _nearest(uri: str, known: Iterable[str], lead: str) -> str:
    return near_miss(uri, known).replace("mean ", f"mean {lead}") or "Mend the address."


_CODE = re.compile(
    r"^(?P<fence>```+|~~~+)[^\n]*\n.*?^(?P=fence)[^\S\n]*$|(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`)|<!--.*?-->",
    re.M | re.S,
)


def _without_code(text: str) -> str:
    """The text with code and comments blanked out, so that an address is not looked for there; lines stay."""
    return _CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)


def _line(text: str, target: str, nth: int) -> int:
    """The line where an address stands for the nth time; where it was written otherwise, that of its path."""
    for written in (target, target.replace("&", "&amp;"), target.partition("#")[0]):
        places = [match.start() for match in re.finditer(rf"{re.escape(written)}(?![\w/#.-])", text)] if written else []
        if places:
            return text.count("\n", 0, places[min(nth, len(places)) - 1]) + 1
    return 1


def render(markdown: Markdown, text: str) -> Rendered:
    """The links and places of a text; `markdown` has `_Seen` among its extensions."""
    seen = next(extension for extension in markdown.registeredExtensions if isinstance(extension, _Seen))
    markdown.reset()
    html = markdown.convert(text)
    raw = _Html()
    for block in seen.raw:
        raw.feed(block)
    whole = _Html()
    whole.feed(html)
    return Rendered((*seen.links, *raw.links), frozenset(whole.ids))


class _Seen(Extension):
    """Keeps what a conversion had: the links Markdown made, and the HTML it left as it was."""

    def extendMarkdown(self, md: Markdown) -> None:
        self.links: list[Link] = []
        self.raw: list[str] = []
        md.registerExtension(self)
        md.treeprocessors.register(_Links(md, self), "edition-links", -10)

    def reset(self) -> None:
        self.links, self.raw = [], []


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, seen: _Seen) -> None:
        super().__init__(md)
        self.seen = seen

    def run(self, root: Element) -> None:
        assert self.md
        for element in root.iter():
            if element.tag == "a" and (target := element.get("href")):
                self.seen.links.append(Link(target, image=False, raw=False))
            elif element.tag == "img" and (target := element.get("src")):
                self.seen.links.append(Link(target, image=True, raw=False))
        self.seen.raw = [block for block in self.md.htmlStash.rawHtmlBlocks if isinstance(block, str)]


class _Html(HtmlReader):
    """Links and ids of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[Link] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = defaultdict(str, {name: value or "" for name, value in attrs})
        self.ids |= {values["id"]} | ({values["name"]} if tag == "a" else set())
        if tag in ("a", "area") and values["href"]:
            self.links.append(Link(values["href"], image=False, raw=True))
        elif tag in ("img", "source", "audio", "video", "iframe", "embed") and values["src"]:
            self.links.append(Link(values["src"], image=tag == "img", raw=True))
