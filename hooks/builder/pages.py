"""One page on its way through MkDocs: what is HTML in it is marked as such, what the theme wrote is mended."""

from __future__ import annotations

import html
import logging
import sys
from collections.abc import Iterable

from edition.look import policy, theme
from edition.rendering import finished
from jinja2 import Environment
from markupsafe import Markup
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from builder.begin import Build

log = logging.getLogger("mkdocs.hooks.edition")


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
    return finished.finished(content, page.file.src_uri, build.moved)


def _mark_headings(toc: Iterable[AnchorLink]) -> None:
    for item in toc:
        item.title = finished.title(item.title)
        _mark_headings(item.children)


def set_templates(env: Environment, build: Build) -> None:
    """Tell templates what faces a text needs; have them escape whatever does not say that it is HTML."""
    env.autoescape = theme.ESCAPES
    env.globals["faces_of"] = build.fonts.shown


def mended(page: str, name: str, *, serving: bool) -> str:
    """A finished page without the faults of the theme's templates; warn of what the site's policy refuses in it."""
    page = theme.mended(page)
    for part in dict.fromkeys(policy.refused(page)):
        said = (
            f"{name}: the page has {part}, which the site's Content-Security-Policy refuses: "
            "a script or style belongs in a file of overrides/assets/."
        )
        _warn(said, serving=serving)
    return page


def _warn(said: str, *, serving: bool) -> None:
    """Say what strict mode stops at; in the preview, which a warning that is counted would hang, say it alone."""
    if serving:
        print(said, file=sys.stderr)
    else:
        log.warning(said)
