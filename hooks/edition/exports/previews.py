"""`data/previews.json`: what the card of a link shows, fetched once by the page when the first card opens.

{"person:mao-zedong": {"title": "Mao Zedong", "native": ["zh-Hant", "毛澤東"], "line": "1893–1976 · China",
                           "text": "…"}}
"""

from __future__ import annotations

import json

from edition.showing import cards
from edition.whole.edition import Edition


def export(edition: Edition) -> str:
    """The file's text, records in the order of kinds."""
    made = {str(record.ref): cards.card(edition, record) for records in edition.by_kind.values() for record in records}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"
