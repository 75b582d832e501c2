"""A page of the site: read and rendered by one parser for all, or taken from an earlier build.

MkDocs makes a parser anew for every page; here it is made once. What it made of a page is kept with what it was made
from (`builder.cache`), and the page's links are looked up in every build, so that a page that is gone is missed.
"""

from __future__ import annotations

import posixpath
import re

from edition.reading.quick import Quick
from edition.rendering import reader
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc

from builder.cache import Cache, Plain, Questions, digest, program

_HAS_PLACE = re.compile(r"<[^>]*\b(?:id|name)\s*=")
"""Whether there may be a place that is marked in HTML, for which the text is read by a parser of HTML besides."""


class EditionPage(pages.Page):
    """A page that the edition's one parser renders."""

    def __init__(self, title: str | None, file: File, config: MkDocsConfig, parser: Parser) -> None:
        super().__init__(title, file, config)
        self._parser = parser

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The page's HTML, its contents, its title, its places and what it leads to; as `Page.render` of MkDocs."""
        assert self.markdown is not None
        links = _Links(self.file, files, config, self._parser.known)
        key = self._parser.key(config, self.file.src_uri, self.markdown)
        made = self._parser.cache.get(key)
        if made is None or not self._parser.still_answered(made) or not links.same(made["links"]):
            links = _Links(self.file, files, config, self._parser.known)
            made = self._render(config, files, links)
            self._parser.cache.put(key, made)
        self.content = str(made["content"])
        self.toc = get_toc(made["toc"])  # type: ignore[arg-type]
        self._title_from_render = made["title"]  # type: ignore[assignment]
        self.present_anchor_ids = set(made["ids"])  # type: ignore[arg-type]
        self.links_to_anchors = links.links_to_anchors

    def _render(self, config: MkDocsConfig, files: Files, links: _Links) -> dict[str, Plain]:
        """The same from its text, as values that can be kept."""
        markdown = self._parser.of(config, self.file.src_uri)
        in_html, title = _InHtml(), pages._ExtractTitleTreeprocessor()
        anchors = pages._ExtractAnchorsTreeprocessor(self.file, files, config)
        for register in (in_html._register, anchors._register, links._register, title._register):
            register(markdown)
        content = markdown.convert(self.markdown or "")
        asked = self._parser.questions.asked
        return {
            "content": content,
            "toc": vars(markdown).pop("toc_tokens", []),
            "title": title.title,
            "ids": sorted(anchors.present_anchor_ids | in_html.present_anchor_ids),
            "links": [[url, led] for url, led in links.led.items()],
            "asked": [[name, about] for name, about in asked],
            "answers": self._parser.questions.answered(asked),
        }


class _InHtml(pages._RawHTMLPreprocessor):
    """Finds the places marked in HTML, where there may be any."""

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if _HAS_PLACE.search("\n".join(lines)) else lines


class _Links(pages._RelativePathTreeprocessor):
    """Gives links their addresses, and remembers where each leads."""

    def __init__(self, file: File, files: Files, config: MkDocsConfig, known: dict[tuple[str, str], str]) -> None:
        super().__init__(file, files, config)
        self.led: dict[str, str] = {}
        self._known, self._folder = known, posixpath.dirname(file.url.rstrip("/"))

    def path_to_url(self, url: str) -> str:
        """Where a link leads. From all pages of a folder a link to another page has the same address; what leads to a
        place, to the page itself or nowhere, is looked up anew.
        """
        led = self._known.get((self._folder, url))
        if led is None or url == f"/{self.file.src_uri}":
            led = super().path_to_url(url)
            if self._folder and led != url and "#" not in url and url[0] == "/" and url != f"/{self.file.src_uri}":
                self._known[self._folder, url] = led
        self.led[url] = led
        return led

    def same(self, kept: Plain) -> bool:
        """Whether the links of an earlier build lead where they led; what is wrong with them is said as ever."""
        pairs = kept if isinstance(kept, list) else []
        return all(isinstance(pair, list) and self.path_to_url(str(pair[0])) == pair[1] for pair in pairs)


class Parser:
    """The parser of a build; made when the first page is rendered, because the configuration is whole only then."""

    def __init__(self, cache: Cache, questions: Questions) -> None:
        self.cache, self.questions = cache, questions
        self.known: dict[tuple[str, str], str] = {}
        """Where links lead: (folder, link) -> address."""
        self._made: Markdown | None = None
        self._from = ""

    def of(self, config: MkDocsConfig, page: str) -> Markdown:
        """It, as if it had rendered nothing yet, about to render a page."""
        if self._made is None:
            extensions = [*config["markdown_extensions"], Quick()]
            self._made = Markdown(extensions=extensions, extension_configs=config["mdx_configs"] or {})
        self.questions.asked = {}
        self._made.reset()
        reader.begin(self._made, page)
        return self._made

    def key(self, config: MkDocsConfig, page: str, text: str) -> str:
        """What a page is kept under: all it is made from, the answers of the edition apart."""
        if not self._from:
            names = [one if isinstance(one, str) else type(one).__name__ for one in config["markdown_extensions"]]
            self._from = digest(
                program(), type(config).__module__, names, config["mdx_configs"], config.use_directory_urls
            )
        return digest("page", self._from, page, text)

    def still_answered(self, made: dict[str, Plain]) -> bool:
        """Whether what an earlier build asked would be answered as it was."""
        asked = made["asked"] if isinstance(made["asked"], list) else []
        pairs = [(str(pair[0]), str(pair[1])) for pair in asked if isinstance(pair, list)]
        return self.questions.answered(pairs) == made["answers"]
