"""Finished pages of an earlier build: taken whole where everything that the shell shows is as it was.

A page in its shell is made from its words, its title, what stands before and after and above it, the navigation, the
configuration, and the templates. A hash of all of them is what the finished page is kept under.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from builder.cache import Cache, digest, program

OF_A_BUILD = {
    "site_dir",
    "docs_dir",
    "config_file_path",
    "plugins",
    "hooks",
    "theme",
    "markdown_extensions",
    "mdx_configs",
    "watch",
}
"""Settings that no page shows, or not as they stand: folders of this machine, and objects that others say more of."""


class Shells:
    """The finished pages of a build."""

    def __init__(
        self, config: MkDocsConfig, nav: Navigation, cache: Cache, faces: Callable[[str], object], *, serving: bool
    ) -> None:
        self._cache, self._faces = cache, faces
        settings = {name: value for name, value in config.items() if name not in OF_A_BUILD}
        theme = {name: config.theme.get(name) for name in sorted(config.theme)}
        templates = [(path.name, path.read_text("utf-8")) for path in _templates(config.theme.dirs[0])]
        listed = [_of(item) for item in _walk(nav.items)]
        self._from = digest(program(), type(config).__module__, settings, theme, templates, listed, serving)
        self._keys: dict[str, str] = {}
        self._kept: dict[str, str] = {}

    def take(self, files: Files) -> None:
        """Take what is kept of all pages; a page that is, gets the template that makes nothing."""
        for file in files.documentation_pages():
            if page := file.page:
                self._keys[file.src_uri] = key = self._key(page)
                if made := self._cache.get(key):
                    self._kept[file.src_uri] = str(made["html"])
                    page.meta["template"] = "kept.html"

    def kept(self, page: str) -> str | None:
        """A finished page, where it is kept."""
        return self._kept.get(page)

    def keep(self, page: str, html: str) -> None:
        """Keep a page that has been finished."""
        if key := self._keys.get(page):
            self._cache.put(key, {"html": html})

    def _key(self, page: Page) -> str:
        content = str.__str__(page.content or "")
        around = [_of(item) for item in (page.previous_page, page.next_page, *page.ancestors) if item]
        faces = self._faces(content)
        return digest("shell", self._from, page.url, page.title, page.meta, str(page.toc), content, around, faces)


def _templates(folder: str) -> list[Path]:
    return sorted(path for path in Path(folder).rglob("*.html"))


def _walk(items: Iterable[StructureItem]) -> Iterable[StructureItem]:
    for item in items:
        yield item
        yield from _walk(getattr(item, "children", None) or ())


def _of(item: StructureItem) -> tuple[str, str | None, str]:
    """What a page shows of another, or of a part of the navigation."""
    return type(item).__name__, item.title, getattr(item, "url", "") or ""
