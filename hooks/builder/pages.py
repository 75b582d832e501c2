"""One page on its way through MkDocs: what is HTML in it is marked as such, what the theme wrote is mended."""

from __future__ import annotations

import html
import logging
import posixpath
import re
import sys
from collections.abc import Callable, Iterable
from typing import ClassVar

from edition.look import policy, theme
from edition.rendering import finished
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import meta

from builder import place
from builder.begin import Build
from builder.shell import Shells

log = logging.getLogger("mkdocs.hooks.edition")


def linked(markdown: str, page: Page, build: Build) -> str:
    """The Markdown of a page, with names linked where it is one of an open text."""
    found = build.edition.linked.get(page.file.src_uri)
    return meta.get_data(found)[0] if found else markdown


def marked(content: str, page: Page, build: Build) -> Markup:
    """Say of what Markdown made that it is HTML; a title is text, also where it was read from a heading.

    Places that went leave their ids on what stands for them now.
    """
    for reference in finished.unresolved(content):
        said = f"{page.file.src_uri}: the page has a link to {reference}, which is no record that could be found."
        _warn(said, serving=build.serving)
    if "title" not in page.meta and "title" not in vars(page):
        page.title = html.unescape(page.title or "")
    _mark_headings(page.toc)
    made = finished.finished(content, page.file.src_uri, build.moved)
    return made if page.is_homepage else Words(made)


def _mark_headings(toc: Iterable[AnchorLink]) -> None:
    for item in toc:
        item.title = finished.title(item.title)
        _mark_headings(item.children)


def set_templates(env: Environment, build: Build) -> None:
    """Tell templates what faces a text needs; have them escape whatever does not say that it is HTML."""
    env.autoescape = theme.ESCAPES
    env.trim_blocks = env.lstrip_blocks = True
    env.bytecode_cache = place.compiled()
    env.globals["faces_of"] = build.fonts.shown
    env.globals["shared"] = Shared(build)


def take_finished(files: Files, config: MkDocsConfig, build: Build) -> None:
    """Take the pages that an earlier build has finished and that would be the same now."""
    build.shells = Shells(config, build.nav, build.cache, build.fonts.shown, serving=build.serving)
    build.shells.take(files)


def finish(shell: str, name: str, build: Build) -> str:
    """A finished page, of an earlier build or of this; one that the policy has something against is not kept."""
    assert build.shells, "MkDocs calls on_env first"
    kept = build.shells.kept(name)
    if kept is not None:
        return kept
    before = len(build.warned)
    page = mended(shell, name, build.warned, serving=build.serving)
    if len(build.warned) == before:
        build.shells.keep(name, page)
    return page


def other(output: str, name: str, config: MkDocsConfig, build: Build) -> str:
    """What a template makes that is no page: `404.html`; no sitemap where the site does not know its own address, and
    one without an entry where it is private, for the theme's script asks for it.
    """
    if name == "sitemap.xml" and not config.site_url:
        return ""
    if name == "sitemap.xml" and config.extra["edition"]["private"]:
        return '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>\n'
    return mended(output, name, build.warned, serving=build.serving)


class Shared:
    """Parts of the shell that are the same on every page of a kind of record in a folder, made once: no navigation
    lists a record, and all of a kind stand under one index.
    """

    def __init__(self, build: Build) -> None:
        self._pages = build.pages
        self._made: dict[tuple[str, str, str], str] = {}

    def __call__(self, name: str, page: Page | None, caller: Callable[[], str]) -> str:
        made = self._pages.get(page.file.src_uri) if page else None
        if page is None or made is None or made.ref is None or page.file.inclusion != InclusionLevel.NOT_IN_NAV:
            return caller()
        key = (name, made.kind, posixpath.dirname(page.file.url.rstrip("/")))
        if key not in self._made:
            self._made[key] = caller()
        return self._made[key]


def mended(shell: str, name: str, warned: list[str], *, serving: bool) -> str:
    """A finished page without the faults of the theme's templates; warn of what the site's policy refuses in it."""
    words = Words.taken()
    if words:  # else what is the page's own stands in it, where spaces may be meant
        shell = "\n".join(filter(None, map(str.strip, shell.split("\n"))))
    shell = theme.mended(shell)
    for part in dict.fromkeys(found for text in (shell, *words) for found in policy.refused(text)):
        said = (
            f"{name}: the page has {part}, which the site's Content-Security-Policy refuses: "
            "a script or style belongs in a file of overrides/assets/."
        )
        warned.append(said)
        _warn(said, serving=serving)
    return _PLACE.sub(lambda match: words[int(match[1])], shell)


_PLACE = re.compile("\x02words(\\d+)\x03")


class Words(Markup):
    """HTML that a template prints as a mark of its place, to be put there when the shell around it is finished.

    A template may ask what is in it and take it apart as it may any other; only what it prints is the mark.
    """

    _printed: ClassVar[list[str]] = []

    def __new__(cls, text: str = "") -> Words:
        """A text as it is; made from another of these, which a template takes apart and finds to be in one piece, that
        is not printed.
        """
        return super().__new__(cls, str.__str__(text))

    def __html__(self) -> Markup:  # type: ignore[override]
        self._printed.append(str.__str__(self))
        return Markup(f"\x02words{len(self._printed) - 1}\x03")

    @classmethod
    def taken(cls) -> list[str]:
        """What has been printed since it was asked last, by the numbers in its marks."""
        printed, cls._printed = cls._printed, []
        return printed


def _warn(said: str, *, serving: bool) -> None:
    """Say what strict mode stops at; in the preview, which a warning that is counted would hang, say it alone."""
    if serving:
        print(said, file=sys.stderr)
    else:
        log.warning(said)
