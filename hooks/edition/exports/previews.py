"""`data/previews.json`: what the card of a link shows, fetched once by the page when the first card opens.

{"person:mao-zedong": {"title": "Mao Zedong", "native": ["zh-Hant", "毛澤東"], "line": "1893–1976 · China",
                           "text": "…"}}
"""

from __future__ import annotations

import json
from pathlib import PurePosixPath

from edition.showing import cards
from edition.whole.edition import Edition


def export(edition: Edition) -> str:
    """The file's text, records in the order of kinds.

    A text that begins on a page written by hand has no card: a link to it is one to that page.
    """
    records = [record for some in edition.by_kind.values() for record in some]
    made = {str(one.ref): cards.card(edition, one) for one in records if _is_last(one.docs_page, one.ref.id)}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def _is_last(page: str, id: str) -> bool:
    """Whether an id ends the address of its page, where the script that shows cards reads it."""
    return PurePosixPath(page).stem == id
