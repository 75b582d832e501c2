"""Redirects: `data/redirects.json`, and at every old address of a page a small page that leads on, without a server.

    {"/people/joan/": "/people/jane/", "/chapter/#old": "/chapter/#new"}

The page leads on by script (`assets/moved.js`), which takes a place in the address along, or where no script runs by a
refresh, or by its link. Its links name the file, so that they can be followed on a disk.
"""

from __future__ import annotations

import html
import json

from edition.look import policy
from edition.whole import ledger
from edition.whole.edition import Edition


def export(edition: Edition) -> str:
    """The file's text: old address -> the address that is there now."""
    return json.dumps(ledger.moved(edition), ensure_ascii=False, indent=1) + "\n"


def pages(edition: Edition) -> list[tuple[str, str]]:
    """A page for every old address of one, as (path in the site, HTML)."""
    moved, titles = ledger.moved(edition), ledger.addresses(edition)
    found = []
    for old, new in moved.items():
        if "#" in old or old == "/":
            continue
        page = new.partition("#")[0]
        places = {
            id: target
            for id, target in ((address.removeprefix(f"{old}#"), target) for address, target in moved.items())
            if f"{old}#{id}" in moved and target != f"{page}#{id}"  # others stand on the new page under their own ids
        }
        found.append((f"{old.strip('/')}/index.html", _page(edition.info.language, old, new, places, titles)))
    return found


def _page(language: str, old: str, new: str, places: dict[str, str], titles: dict[str, str]) -> str:
    def link(address: str, attributes: str = "") -> str:
        way = html.escape(ledger.relative(old, address, file=True))
        return f'<a{attributes} href="{way}">{html.escape(titles[address])}</a>'

    listed = "".join(
        f'<p class="moved" id="{html.escape(id)}">What stood here is now at {link(target)}.</p>\n'
        for id, target in places.items()
    )
    said = html.escape(policy.policy(pagefind=False), quote=False)
    refresh = html.escape(ledger.relative(old, new, file=True))
    return (
        f'<!doctype html>\n<html lang="{html.escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{said}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f"<title>Moved: {html.escape(titles[new])}</title>\n"
        f'<link rel="canonical" href="{html.escape(ledger.relative(old, new))}">\n'
        f'<noscript><meta http-equiv="refresh" content="0; url={refresh}"></noscript>\n</head>\n'
        "<body>\n<main>\n<article>\n<h1>This page has moved</h1>\n"
        f"<p>It is now {link(new, ' data-moved')}.</p>\n{listed}</article>\n</main>\n"
        f'<script src="{html.escape(ledger.relative(old, "/"))}assets/moved.js"></script>\n</body>\n</html>\n'
    )
