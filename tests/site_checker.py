"""The checker of a built site: functions that take a folder of HTML and return problems, each as `page: what is wrong`.

    site = read(folder, "https://edition.example/parallel/")
    problems = dead_links(site) + duplicate_ids(site) + orphans(site) + foreign_resources(site)

Nothing here knows MkDocs. Addresses are paths of files under the folder: `people/jane/index.html`.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

HERE = "https://site.invalid/"
"""Stands for the site where it has no address of its own."""

RESOURCE_RELS = {
    "stylesheet",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
    "icon",
    "apple-touch-icon",
    "manifest",
}
LINK_ATTRIBUTES = ("href", "src", "poster", "data", "srcset", "action", "cite")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True)
class Link:
    """An address on a page."""

    url: str
    """As written."""
    tag: str
    attribute: str
    rel: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    in_article: bool = False
    """Whether it stands in the page's own content, not in the frame around it."""
    words: str = ""
    """The text of an `a`."""


@dataclass
class Page:
    """A page of HTML, read."""

    path: str
    ids: list[str] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    heading: str = ""
    """Text of the first h1."""
    text: str = ""
    """All text of the article, or of the whole page where there is none; code is left out, it shows examples."""
    notes: dict[str, str] = field(default_factory=dict)
    """Entries of the endnotes: id -> HTML-free text."""
    note_links: dict[str, list[str]] = field(default_factory=dict)
    """Entries of the endnotes: id -> addresses in them."""


@dataclass(frozen=True)
class Site:
    """A folder of pages."""

    folder: Path
    base: str
    """The address it is built for, with a slash at the end."""
    pages: dict[str, Page]
    files: frozenset[str]

    def target(self, page: Page, url: str) -> tuple[str, str] | None:
        """File and fragment an address leads to, or None where it leads away from the site."""
        if urlsplit(url).scheme not in ("", "http", "https"):
            return None
        absolute = urljoin(self.base + _address(page.path), url)
        path, _, fragment = absolute.partition("#")
        if not path.startswith(self.base):
            return None
        path = unquote(path.removeprefix(self.base).partition("?")[0])
        return (path + "index.html" if path == "" or path.endswith("/") else path), unquote(fragment)


def _address(path: str) -> str:
    return path.removesuffix("index.html") if posixpath.basename(path) == "index.html" else path


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page, self.open = Page(path), []
        self.article, self.heading, self.whole, self.content = False, [], [], []
        self.anchors: list[tuple[int, list[str]]] = []

    def handle_starttag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in pairs}
        if attributes.get("id"):
            self.page.ids.append(attributes["id"])
        if tag == "a" and attributes.get("name"):
            self.page.ids.append(attributes["name"])
        rel, classes = (
            frozenset(attributes.get("rel", "").lower().split()),
            frozenset(attributes.get("class", "").split()),
        )
        in_article = any(name == "article" for name, _ in self.open)
        for name in LINK_ATTRIBUTES:
            for url in _urls(name, attributes.get(name)):
                self.page.links.append(Link(url, tag, name, rel, classes, in_article))
                for note in self._notes():
                    self.page.note_links.setdefault(note, []).append(url)
        for url in re.findall(r"url\(\s*['\"]?([^'\")]+)", attributes.get("style", "")):
            self.page.links.append(Link(url, tag, "style"))
        if (
            tag == "meta"
            and attributes.get("http-equiv", "").lower() == "refresh"
            and "=" in attributes.get("content", "")
        ):
            self.page.links.append(Link(attributes["content"].partition("=")[2].strip(), tag, "refresh"))
        if tag not in VOID:
            self.open.append((tag, attributes.get("id", "")))
            if tag == "a" and "href" in attributes:
                self.anchors.append((len(self.page.links) - 1, []))
        self.article = self.article or tag == "article"

    def handle_startendtag(self, tag: str, pairs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, pairs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.anchors:
            index, words = self.anchors.pop()
            link = self.page.links[index]
            self.page.links[index] = Link(
                link.url, link.tag, link.attribute, link.rel, link.classes, link.in_article, _line(words)
            )
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index][0] == tag:
                del self.open[index:]
                return

    def handle_data(self, data: str) -> None:
        tags = [name for name, _ in self.open]
        if "script" in tags or "style" in tags:
            return
        for _, words in self.anchors:
            words.append(data)
        if "h1" in tags and not self.page.heading:
            self.heading.append(data)
        if "code" not in tags:
            self.whole.append(data)
            if "article" in tags:
                self.content.append(data)
        for note in self._notes():
            self.page.notes[note] = self.page.notes.get(note, "") + data

    def _notes(self) -> Iterator[str]:
        return (id for name, id in self.open if name == "li" and id.startswith("fn:"))

    def done(self) -> Page:
        self.page.heading = _line(self.heading)
        self.page.text = _line(self.content if self.article else self.whole)
        return self.page


def _urls(name: str, value: str | None) -> list[str]:
    if value is None:
        return []
    return [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value]


def _line(pieces: list[str]) -> str:
    return " ".join("".join(pieces).split())


def read_page(path: str, html: str) -> Page:
    """A page from its text."""
    reader = _Reader(path)
    reader.feed(html)
    reader.close()
    return reader.done()


def read(folder: Path, base: str = HERE) -> Site:
    """Every page of a built site."""
    files = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    pages = {
        path: read_page(path, (folder / path).read_text("utf-8")) for path in sorted(files) if path.endswith(".html")
    }
    return Site(folder, base, pages, files)


# --- any site -------------------------------------------------------------------------------------------------------


def dead_links(site: Site) -> list[str]:
    """Addresses inside the site that lead to no file, or to no such place on the page."""
    problems = []
    for page in site.pages.values():
        for link in page.links:
            target = site.target(page, link.url)
            if target is None:
                continue
            path, fragment = target
            if path not in site.files:
                problems.append(f"{page.path}: {link.url} leads to no file")
            elif fragment and path in site.pages and fragment not in site.pages[path].ids and fragment != "top":
                problems.append(f"{page.path}: {link.url} leads to no place on {path}")
    return problems


def duplicate_ids(site: Site) -> list[str]:
    """Ids that stand twice on a page."""
    return [
        f"{page.path}: the id {id} stands {count} times"
        for page in site.pages.values()
        for id, count in Counter(page.ids).items()
        if count > 1
    ]


def orphans(site: Site, home: str = "index.html", without: frozenset[str] = frozenset({"404.html"})) -> list[str]:
    """Pages that cannot be reached from the home page by links; those at old addresses lead on, and nothing leads to
    them.
    """
    seen, ahead = {home}, [home]
    while ahead:
        page = site.pages.get(ahead.pop())
        for link in page.links if page else ():
            target = site.target(page, link.url) if link.tag == "a" else None
            if target and target[0] in site.pages and target[0] not in seen:
                seen.add(target[0])
                ahead.append(target[0])
    old = {path for path, page in site.pages.items() if any(link.attribute == "refresh" for link in page.links)}
    return [f"{path}: no link leads here" for path in site.pages if path not in seen | without | old]


def foreign_resources(site: Site) -> list[str]:
    """What a browser would fetch from another origin: everything but links that a reader follows."""
    problems = []
    for page in site.pages.values():
        for link in page.links:
            followed = (
                link.tag in ("a", "area")
                or link.attribute in ("cite", "action")
                or (link.tag == "link" and not link.rel & RESOURCE_RELS)
            )
            if not followed and _foreign(site, page, link.url):
                problems.append(f"{page.path}: {link.tag} fetches {link.url}")
    for path in sorted(site.files):
        if path.endswith(".css"):
            text = (site.folder / path).read_text("utf-8")
            problems += [
                f"{path}: fetches {url}"
                for url in re.findall(r"(?:url\(\s*|@import\s+)['\"]?((?:https?:)?//[^'\")\s;]+)", text)
            ]
    return problems


def _foreign(site: Site, page: Page, url: str) -> bool:
    return not url.startswith("data:") and not url.startswith("#") and site.target(page, url) is None


# --- an edition -----------------------------------------------------------------------------------------------------


def unresolved(site: Site, kinds: list[str]) -> list[str]:
    """References and attribute lists left as they were typed: as links, or as words on the page."""
    typed = re.compile(rf"^(?:{'|'.join(kinds)}):")
    left = re.compile(rf"\]\((?:{'|'.join(kinds)}):[^)]*\)|\[\^\w+\]|\{{:[^}}]*\}}")
    problems = []
    for page in site.pages.values():
        problems += [
            f"{page.path}: the link {link.url} is not resolved" for link in page.links if typed.match(link.url)
        ]
        problems += [f"{page.path}: the page shows {match[0]}" for match in left.finditer(page.text)]
    return problems


def note_problems(site: Site, chapter: str, notes: int) -> list[str]:
    """Markers out of order or missing, notes without entry, and note pages that do not lead back to the text."""
    page = site.pages[chapter]
    problems = []
    markers = [link for link in page.links if "footnote-ref" in link.classes]
    numbers = [link.words for link in markers]
    expected = [str(number) for number in range(1, notes + 1)]
    if numbers != expected:
        problems.append(f"{chapter}: the markers are {', '.join(numbers)}")
    for number in expected:
        own = f"notes/{number}/index.html"
        if not page.notes.get(f"fn:{number}", "").strip(" \u00a0↩"):
            problems.append(f"{chapter}: note {number} has no entry")
        targets = [site.target(page, url) for url in page.note_links.get(f"fn:{number}", [])]
        if own not in [target[0] for target in targets if target]:
            problems.append(f"{chapter}: note {number} does not lead to its page")
        if f"#fnref:{number}" not in page.note_links.get(f"fn:{number}", []):
            problems.append(f"{chapter}: note {number} does not lead back to its marker")
        if own not in site.pages:
            problems.append(f"{own}: there is no such page")
        elif not any(
            target and target[0] == chapter and target[1] for target in _article_targets(site, site.pages[own])
        ):
            problems.append(f"{own}: no link leads back to the text")
    return problems


def _article_targets(site: Site, page: Page) -> list[tuple[str, str] | None]:
    return [site.target(page, link.url) for link in page.links if link.in_article and link.tag == "a"]


def record_problems(site: Site, records: dict) -> list[str]:
    """Records without page, title, or links both ways, by `data/records.json`.

    Links count where they stand in a page's own content; those of the frame (breadcrumbs, previous, next) do not, nor
    those of the kind's own index.
    """
    incoming: dict[str, set[str]] = {}
    for page in site.pages.values():
        for path in _leads_to(site, page):
            incoming.setdefault(path, set()).add(page.path)
    problems = []
    for plural, entry in _entries(records):
        path = _file(entry["address"])
        page = site.pages.get(path)
        if page is None:
            problems.append(f"{path}: there is no such page")
            continue
        if " ".join(entry["title"].split()) not in page.heading:
            problems.append(f"{path}: the heading is {page.heading!r}, not {entry['title']!r}")
        if not incoming.get(path, set()) - {f"{plural}/index.html"}:
            problems.append(f"{path}: no page but its index links it")
        if not _leads_to(site, page):
            problems.append(f"{path}: it links nothing")
    return problems


def mention_problems(site: Site, records: dict, plurals: dict[str, str]) -> list[str]:
    """Mentions in `data/records.json` of paragraphs that do not exist, and mentions to which a record does not lead
    back.

    `plurals` gives for each kind the folder of its pages: `{"person": "people"}`.
    """
    problems, paragraphs = [], {}
    at = {(plural, entry["id"]): _file(entry["address"]) for plural, entry in _entries(records)}
    for paragraph in records["paragraphs"]:
        path, _, fragment = paragraph["address"].partition("#")
        paragraphs[paragraph["id"]] = (_file(path), fragment)
        if fragment not in getattr(site.pages.get(_file(path)), "ids", ()):
            problems.append(f"data/records.json: {paragraph['address']} is no paragraph")
    for _, entry in _entries(records):
        path = _file(entry["address"])
        targets = _article_targets(site, site.pages[path])
        for id in entry["mentions"]["paragraphs"]:
            if id not in paragraphs:
                problems.append(f"{path}: it is said to be mentioned in the paragraph {id}, which does not exist")
            elif paragraphs[id] not in targets:
                problems.append(f"{path}: it does not lead back to the paragraph {id}")
        for ref in entry["mentions"]["records"]:
            kind, _, id = ref.partition(":")
            other = at.get((plurals[kind], id), f"{plurals[kind]}/{id}/index.html")
            if other != path and other not in [target[0] for target in targets if target]:
                problems.append(f"{path}: it does not lead back to {ref}")
    return problems


def _entries(records: dict) -> Iterator[tuple[str, dict]]:
    return (
        (plural, entry)
        for plural, entries in records.items()
        if plural not in ("edition", "paragraphs")
        for entry in entries
    )


def _file(address: str) -> str:
    return address.lstrip("/") + "index.html"


def _leads_to(site: Site, page: Page) -> set[str]:
    """Other pages that a page's own content links."""
    return {target[0] for target in _article_targets(site, page) if target and target[0] in site.pages} - {page.path}


def load_records(folder: Path) -> dict:
    """`data/records.json` of a built site."""
    return json.loads((folder / "data" / "records.json").read_text("utf-8"))
