"""Addresses: a page under docs/ as what a browser asks for, and back; the one place that knows the rule.

    people/mao.md    <->  people/mao/          a page is a folder
    people/index.md  <->  people/              but the first page of a folder is the folder itself
    index.md         <->  (nothing)            and that of the site its root
    about/reindex.md <->  about/reindex/       a name that merely ends so is a name

`README.md` is a first page too (MkDocs takes it for one), and what an address cannot hold is written with `%`.
The site has these addresses because `use_directory_urls` is on, which the build requires.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote

_FIRST = ("index", "README")


def of(page: str) -> str:
    """From the site's root, without a slash before it: `people/mao.md` -> `people/mao/`, `index.md` -> the empty
    string.
    """
    folder, name = posixpath.split(page)
    stem = name.removesuffix(".md")
    return quote("".join(f"{part}/" for part in (folder, "" if stem in _FIRST else stem) if part))


def rooted(page: str) -> str:
    """From the root, with the slash: `people/mao.md` -> `/people/mao/`, `index.md` -> `/`."""
    return f"/{of(page)}"


def relative(page: str, start: str) -> str:
    """As another page links to it: `places/x.md` from `people/mao.md` -> `../../places/x/`; the page itself is `./`."""
    return f"{posixpath.relpath(rooted(page), rooted(start))}/"


def folders(address: str) -> list[str]:
    """The parts of an address, whichever way it is written: `/people/mao/`, `../people/mao/` -> `["people", "mao"]`."""
    return [unquote(part) for part in address.split("/") if part not in ("", ".", "..")]


def pages(address: str) -> tuple[str, ...]:
    """The pages that may have an address, the likeliest first: `people/` -> `people/index.md`, `people.md`,
    `people/README.md`.
    """
    path = "/".join(folders(address))
    return (f"{path}/index.md", f"{path}.md", f"{path}/README.md") if path else ("index.md", "README.md")
