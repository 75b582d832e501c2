"""`data/previews.json`: what the card of a link shows, fetched once by the page when the first card opens.

    {"person:mao-zedong": {"title": "Mao Zedong", "native": ["zh-Hant", "毛澤東"], "line": "1893–1976 · China", "text": "…"}}
"""

from __future__ import annotations

import json

from edition.showing.values import Shown
from edition.whole.edition import Edition


def export(edition: Edition) -> str:
    """The file's text, records in the order of kinds."""
    shown = Shown(edition)
    cards = {str(record.ref): shown.card(record) for records in edition.by_kind.values() for record in records}
    return json.dumps(cards, ensure_ascii=False, separators=(",", ":")) + "\n"
