"""A page of the site: read and rendered by one parser for all, and put into a shell that is made around it.

MkDocs makes a parser anew for every page, and its theme writes what a page says into the middle of everything else;
here the parser is made once, and the words of a page come last into what the theme has written, which is thereby mended
and evened without them.
"""

from __future__ import annotations

import re

from edition.reading.quick import Quick
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import get_toc

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
        markdown = self._parser.of(config)
        in_html = _InHtml()
        anchors = pages._ExtractAnchorsTreeprocessor(self.file, files, config)
        links = pages._RelativePathTreeprocessor(self.file, files, config)
        title = pages._ExtractTitleTreeprocessor()
        in_html._register(markdown)
        anchors._register(markdown)
        links._register(markdown)
        title._register(markdown)
        self.content = markdown.convert(self.markdown)
        self.toc = get_toc(vars(markdown).pop("toc_tokens", []))
        self._title_from_render = title.title
        self.present_anchor_ids = anchors.present_anchor_ids | in_html.present_anchor_ids
        self.links_to_anchors = links.links_to_anchors


class _InHtml(pages._RawHTMLPreprocessor):
    """Finds the places marked in HTML, where there may be any."""

    def run(self, lines: list[str]) -> list[str]:
        return super().run(lines) if _HAS_PLACE.search("\n".join(lines)) else lines


class Parser:
    """The parser of a build; made when the first page is rendered, because the configuration is whole only then."""

    def __init__(self) -> None:
        self._made: Markdown | None = None

    def of(self, config: MkDocsConfig) -> Markdown:
        """It, as if it had rendered nothing yet."""
        if self._made is None:
            extensions = [*config["markdown_extensions"], Quick()]
            self._made = Markdown(extensions=extensions, extension_configs=config["mdx_configs"] or {})
        return self._made.reset()
