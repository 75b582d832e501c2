"""Addresses of the edition: those it has, those it ever had, and where one that is gone leads now.

    addresses(edition)                     {"/": "Home", "/people/jane/": "Jane", "/chapter/#first": "The chapter", …}
    destination(edition, "/people/joan/")  "/people/jane/", by data/redirects.yml; None where it leads nowhere

An address that is listed is a page, whatever made it; a place on a page written by hand: a heading, a paragraph or
whatever else has an id there; or a note on a page of a text. To these the search and the cards lead. Headings that a
template or an insert computes are not listed: they follow the records.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Mapping

from edition.grammar import addresses as page_addresses
from edition.reading.addresses import AddressLedger, Redirect
from edition.records.record import KINDS
from edition.whole.edition import MADE_FROM_ALL, MADE_FROM_CODE, Edition

HEAD = (
    "# Every address that was ever published, up to the release below; what is new since, `mint` adds. Never remove"
    " one:\n# where an address is gone, data/redirects.yml says what it leads to. See “Addresses stay” in"
    " docs/about/contributing.md.\n"
)


PARAGRAPHS_HEAD = (
    "# Every paragraph id of the texts that was ever published, in the order they were minted. Never remove one.\n"
)


def addresses(edition: Edition) -> dict[str, str]:
    """Every address that is there, with the title of its page."""
    found = {page_addresses.rooted(page): page_addresses.rooted(page) for page in (*MADE_FROM_ALL, *MADE_FROM_CODE)}
    found |= {page_addresses.rooted(kind.index_page): kind.heading for kind in KINDS.values()}
    found |= {page_addresses.rooted(one.record.docs_page): one.record.label for one in edition.located.values()}
    for prose in edition.prose:
        page = page_addresses.rooted(prose.page)
        found |= {page: prose.title} | {f"{page}#{id}": prose.title for id in prose.anchors}
    for page, note in _notes_of_texts(edition):
        found |= {f"{page}#{place}:{note}": found.get(page, page) for place in ("fn", "fnref")}
    return found


def _notes_of_texts(edition: Edition) -> set[tuple[str, str]]:
    """Page and id of the notes that the pages of texts anchor."""
    markers = (one for one in edition.mentions if one.form == "marker" and edition.get(one.target))
    anchored = ((one.paragraph.page, one.target.id) for one in markers if one.paragraph)
    return {(page_addresses.rooted(page), note) for page, note in anchored if edition.text_of(page)}


def may_be_broken(edition: Edition, address: str) -> bool:
    """Whether it is the page of a record or a kind that could not be read, and that is blamed elsewhere."""
    folder, _, id = address.strip("/").partition("/")
    kinds = {kind.plural: kind.name for kind in KINDS.values()}
    broken = {f"{KINDS[ref.kind].plural}/{ref.id}" for ref in edition.broken}
    return kinds.get(folder) in edition.broken_kinds or f"{folder}/{id}" in broken


def follow(address: str, there: Container[str], redirects: Mapping[str, Redirect]) -> str | None:
    """The address that is there to which one leads, or itself; None where it leads nowhere or in a circle.

    A place on a page that is gone is looked for by its own redirect, then under its id on the page in its stead.
    """
    seen: set[str] = set()
    while address not in there:
        onward = step(address, there, redirects)
        if onward is None or address in seen:
            return None
        seen.add(address)
        address = onward
    return address


def step(address: str, there: Container[str], redirects: Mapping[str, Redirect]) -> str | None:
    """The address to which one that is gone leads next; None where no redirect is about it."""
    page, sign, id = address.partition("#")
    if address in redirects:
        return redirects[address].target
    if sign and page not in there and page in redirects:
        return f"{redirects[page].target.partition('#')[0]}#{id}"
    return None


def destination(edition: Edition, address: str) -> str | None:
    """Where an address leads in this edition; None where it leads nowhere."""
    return follow(address, addresses(edition), edition.redirects or {})


def moved(edition: Edition) -> dict[str, str]:
    """Every old address with the one that is there now, sorted; places of a page that is gone are among them."""
    there, redirects = addresses(edition), edition.redirects or {}
    olds = sorted({*redirects, *edition.addresses.lines} - there.keys())
    found = {old: follow(old, there, redirects) for old in olds}
    return {old: new for old, new in found.items() if new is not None}


def fresh_paragraphs(edition: Edition) -> list[str]:
    """The ids of paragraphs of the texts that are not in their ledger, in the order of the texts."""
    known = {id for id, _ in edition.ledger}
    written = (one.id for text in edition.texts if not text.record.is_held for one in text.paragraphs if one.id)
    return [id for id in dict.fromkeys(written) if id not in known]


def fresh(edition: Edition) -> list[str]:
    """The addresses that are not in the ledger, sorted."""
    return sorted(addresses(edition).keys() - edition.addresses.lines.keys())


def minted(edition: Edition) -> str:
    """The text of the ledger with every address that is there added; what is once in it stays."""
    known: AddressLedger = edition.addresses
    listed = sorted({*known.lines, *fresh(edition)})
    return f"{HEAD}release {edition.info.release}\n" + "".join(f"{address}\n" for address in listed)


def relative(page: str, address: str, file: bool = False) -> str:
    """An address as a link on a page: `/people/jane/#a` on `/people/joan/` is `../jane/#a`, as a file
    `../jane/index.html#a`.

    With `file` it can be followed on a disk as well, where no server puts the name of a file to a folder's.
    """
    path, sign, id = address.partition("#")
    way = posixpath.relpath(path, page)
    folder = "./" if way == "." else f"{way}/"
    return f"{folder}{'index.html' if file else ''}{sign}{id}"
