"""The Content-Security-Policy of the site: what a browser may run and fetch for its pages, and what in a page it would
refuse.

`policy` gives the text of the policy. It stands in the head of every page and is the same on all: pages are exchanged
in place, so that of the page which came first holds for those that follow. No script and no style stands in a page
itself, so none needs an exception, and one that got in by a name, a title or a contribution does not run. `refused`
finds what the browser would leave out; the build calls it for every page, so that a theme which brings a script of its
own is noticed.

    refused('<p onclick="x()">') -> ['onclick="x()"']
"""

from __future__ import annotations

import re

from edition.grammar.html_text import HtmlReader

_SELF = "'self' file:"
"""The site itself. `file:` is for a site opened from a disk, where Firefox takes 'self' for nothing; a page from the
net may never read a file.
"""


def policy(*, pagefind: bool, preview: bool = False) -> str:
    """The policy as one line.

    `pagefind`: whether words are searched with Pagefind, which is WebAssembly. `preview`: the server of the preview
    writes its own script into every page, with other numbers each time, and what it has to say of findings.
    """
    inline = " 'unsafe-inline'" if preview else ""
    wasm = " 'wasm-unsafe-eval'" if pagefind else ""
    rules = {
        "default-src": _SELF,
        "script-src": f"{_SELF}{inline}{wasm}",
        "style-src": f"{_SELF}{inline}",
        "img-src": f"{_SELF} data:",  # signs in style sheets
        "worker-src": _SELF,
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
    }
    return "; ".join(f"{name} {sources}" for name, sources in rules.items())


_SUSPECT = tuple(
    re.compile(pattern)
    for pattern in (
        r"<script\b(?![^>]*\bsrc=)(?![^>]*\btype=\"?application/)",
        r"<style\b",
        r"<object\b",
        r"<embed\b",
        r"style\s*=",
        r"javascript:",
        r"src(?:set)?\s*=[\s\"']*(?:https?:)?//",
        r"poster\s*=[\s\"']*(?:https?:)?//",
    )
)
"""Whether a page, in small letters, has to be looked at closely: few have. Each begins with letters, which are found
many times faster than one pattern for all; so does the next, which may not stand within a word.
"""

_HANDLER = re.compile(r"on[a-z]+\s*=")


def _is_suspect(page: str) -> bool:
    handlers = (match.start() for match in _HANDLER.finditer(page))
    return any(pattern.search(page) for pattern in _SUSPECT) or any(page[at - 1] in " \t\n\r\f/\"'" for at in handlers)


def refused(page: str) -> list[str]:
    """What in a page the policy forbids, as it is written: scripts and styles in the page, handlers, what comes from
    elsewhere.
    """
    if not _is_suspect(page.lower()):
        return []
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return reader.found


_DATA = re.compile(r"application/(ld\+)?json|text/(plain|template)", re.I)


_FOLLOWED = {"href", "src", "action", "formaction", "xlink:href"}


_FETCHED = {"src", "srcset", "poster"}


class _Reader(HtmlReader):
    """A page as a browser takes it apart: what is in code and comments is text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name: value or "" for name, value in attrs}
        if tag in ("style", "object", "embed") or (
            tag == "script" and "src" not in names and not _DATA.fullmatch(names.get("type", "").strip())
        ):
            self.found.append(self.get_starttag_text() or tag)
        self.found += [f'{name}="{value}"' for name, value in names.items() if _is_refused(name, value)]


def _is_refused(name: str, value: str) -> bool:
    address = re.sub(r"[\0-\x20]", "", value).lower()
    if name in _FOLLOWED and address.startswith("javascript:"):
        return True
    return (
        name == "style" or name.startswith("on") or (name in _FETCHED and address.startswith(("http:", "https:", "//")))
    )
