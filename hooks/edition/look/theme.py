"""What is mended in the pages of the theme, Material for MkDocs, and what stands in the place of its own: two tables.

The build calls `mended` for every finished page, so that a mend stands here and not in a template. A mend that finds
nothing any more has outlived the fault of the theme, and fails the tests (`tests/test_theme.py`).

    mended('<input class="md-toggle" id="a" autocomplete="off">') -> '<input class="md-toggle" id="a">'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Mend:
    """One thing that the theme writes, and what is meant."""

    what: str
    why: str
    since: str
    """Version of the theme in which it was seen; pyproject.toml allows none before it."""
    written: re.Pattern[str]
    meant: str = ""
    """What comes instead, a template of `re.sub`; nothing where it is left out."""
    unless: str = ""
    """Where the page has this, what is written is right."""

    def apply(self, page: str) -> tuple[str, int]:
        """The page mended, and in how many places."""
        if self.unless and self.unless in page:
            return page, 0
        return self.written.subn(self.meant, page)


@dataclass(frozen=True)
class Instead:
    """A template of the theme that is not used, or not as it is, because of something that it has."""

    template: str
    has: str
    """What it has, to the letter; where it no longer has it, the reason may be gone."""
    what: str
    """What is there instead."""
    why: str
    since: str
    """Version of the theme in which it was seen."""


MENDS = (
    Mend(
        "autocomplete of the switches is left out",
        "a checkbox completes nothing, so the attribute is not valid there",
        "9.8.1",
        re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"'),
        r"\1",
    ),
    Mend(
        "empty tabindex of a section of the navigation is left out",
        "tabindex is a number; an empty one is not valid",
        "9.8.1",
        re.compile(r'(<label class="md-nav__link"[^>]*?) tabindex=""'),
        r"\1",
    ),
    Mend(
        "label of the table of contents is for nothing where the navigation does not list the page",
        "the switch that it names is not on the page, so it is not valid",
        "9.8.1",
        re.compile(r'(<label class="md-nav__title"[^>]*?) for="__toc"'),
        r"\1",
        unless='id="__toc"',
    ),
    Mend(
        "style sheet of the palette is left out",
        "both colour schemes are in edition.css; it would be fetched for nothing",
        "9.8.1",
        re.compile(r'<link rel="stylesheet" href="[^"]*/stylesheets/palette\.[^"]*">\n?'),
    ),
    Mend(
        "scripts at the end of a page run when the page is there, in their order",
        "without `defer` they keep a reader from seeing it",
        "9.8.1",
        re.compile(r"<script src=(?=[^<]*</script>(?:\s*<script [^<]*</script>)*\s*</body>)"),
        "<script defer src=",
    ),
    Mend(
        "script in the head that remembers settings is left out",
        "the policy of the site refuses scripts in a page; assets/early.js does its work",
        "9.8.1",
        re.compile(r"<script>__md_scope=.*?</script>\n?", re.S),
    ),
    Mend(
        "script that opens the tab an address leads to is left out",
        "the policy of the site refuses scripts in a page; no page has such tabs",
        "9.8.1",
        re.compile(r"<script>var target=document\.getElementById\(location\.hash\.slice\(1\)\).*?</script>\n?", re.S),
    ),
)
"""All that is mended, in the order in which it is."""

ESCAPES = True
"""Whether templates escape what does not say that it is HTML (Jinja's autoescape): see the first line of INSTEAD."""

INSTEAD = (
    Instead(
        "base.html",
        'content="{{ page.meta.description }}"',
        "all templates escape, by ESCAPES",
        "it prints titles and descriptions as they are, so a quotation mark would end an attribute",
        "9.8.1",
    ),
    Instead(
        "base.html",
        "{{ page.title | striptags }} - {{ config.site_name }}",
        "`htmltitle` in main.html",
        "a title is text: what looks like a tag in it is not to be taken out; the dash is one",
        "9.8.1",
    ),
    Instead(
        "partials/content.html",
        '{% include "partials/source-file.html" %}',
        "`content` in main.html, for the chapter and the title page",
        "they have no days of change below and no buttons above; other pages use it as it is",
        "9.8.1",
    ),
    Instead(
        "partials/header.html",
        '"material/search" in config.plugins',
        "partials/header.html",
        "it shows a search only where the theme's own plugin is; ours needs none",
        "9.8.1",
    ),
    Instead(
        "partials/palette.html",
        'name="__palette"',
        "partials/palette.html",
        "it asks for each option whether it has a switch; here each has, and the policy allows no script beside it",
        "9.8.1",
    ),
    Instead(
        "partials/search.html",
        'data-md-component="search"',
        "partials/search.html",
        "the theme's search knows words of pages; the edition's knows records and their names",
        "9.8.1",
    ),
)
"""What stands in the place of the theme's own, or beside it. Templates of the same name under overrides/ are listed."""


def mended(page: str) -> str:
    """A finished page as it is meant."""
    for mend in MENDS:
        page, _ = mend.apply(page)
    return page


def outlived(pages: Iterable[str], mends: Iterable[Mend] = MENDS) -> list[str]:
    """Mends that find nothing in any of the pages, which are as the theme wrote them."""
    left = list(mends)
    for page in pages:
        left = [mend for mend in left if not mend.apply(page)[1]]
    return [mend.what for mend in left]
