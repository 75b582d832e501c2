"""What is mended in the pages of the theme, Material for MkDocs, what stands in the place of its own, and which of its
files the site goes without: three tables.

The build calls `mended` for every finished page, so that a mend stands here and not in a template, and asks `left_out`
of every file of the theme. What finds nothing any more has outlived its cause, and fails the tests
(`tests/test_theme.py`).

    mended('<input class="md-toggle" id="a" autocomplete="off">') -> '<input class="md-toggle" id="a">'
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase


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


@dataclass(frozen=True)
class LeftOut:
    """Files of the theme that are not sent to the site, because nothing on it asks for them."""

    files: str
    """Their paths in the site, as a shell would name them: `assets/*.map`; a star stands for slashes, too."""
    what: str
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
        "address of the worker of the theme's search is left out",
        "the worker is not on the site; the edition's own search needs none",
        "9.8.1",
        re.compile(r'(<script id="__config"[^>]*>\{[^<]*?)"search": "[^"<]*/workers/search\.[^"<]*", '),
        r"\1",
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


LEFT_OUT = (
    LeftOut(
        "assets/*.map",
        "source maps",
        "for whoever mends the theme itself: which line of its source a line of a script or a sheet comes from",
        "9.8.1",
    ),
    LeftOut(
        "assets/javascripts/lunr/*",
        "languages of the theme's search",
        "only its worker asks for them",
        "9.8.1",
    ),
    LeftOut(
        "assets/javascripts/workers/search.*.js",
        "worker of the theme's search",
        "the search is the edition's own; a script of the theme would start it where the theme's stands",
        "9.8.1",
    ),
    LeftOut(
        "assets/stylesheets/palette.*.css",
        "style sheet of the palette",
        "no page asks for it: see MENDS",
        "9.8.1",
    ),
)
"""What the site goes without."""


def left_out(path: str, table: Iterable[LeftOut] = LEFT_OUT) -> bool:
    """Whether the site goes without a file of the theme, by its path in the site."""
    return any(fnmatchcase(path, entry.files) for entry in table)


_NAMES_MAP = re.compile(r"\s*(?://|/\*)# sourceMappingURL=\S+(?: ?\*/)?\s*\Z")


def without_map(text: str) -> str:
    """A script or a sheet that names no source map: `a();\\n//# sourceMappingURL=a.js.map\\n` -> `a();`."""
    return _NAMES_MAP.sub("", text)


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


def unfound(paths: Iterable[str], table: Iterable[LeftOut] = LEFT_OUT) -> list[str]:
    """What is to be left out and is none of the theme's files any more."""
    paths = list(paths)
    return [entry.what for entry in table if not any(left_out(path, [entry]) for path in paths)]
