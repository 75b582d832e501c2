"""`search/index.json`: what the search of the site knows, fetched once when a reader turns to it.

    {"kinds": [["chapter", "Reading text", "chapter/#", ""], ["person", "People", "people/", "/"], …],
     "whole": true, "common": [],
     "units": {"kind": [0, 1, …], "id": ["p-1", "mao-zedong", …], "title": […], "line": […], "names": [[…], …],
               "derived": [[…], …], "text": […], "from": […], "to": […]}}

A unit is a record, a numbered paragraph of the reading text, or a section of another page; its values stand at the same
place in each list, because like beside like packs best. `kind` is an index into `kinds`, which has what comes before and
after an id in the address from the site's root; `from` and `to` are ISO days or empty, `to` also where it is `from`: `1919-05-29`,
years before AD 1 as astronomers count them, `-0043-03-15`, those past 9999 with a plus; an open end is `9999-12-31`. Names
are as they are written: the folding is the browser's, by the same table as `names.fold`; of spellings that it makes one
the first is there. Past the edition's `search_whole` characters of text the units keep their names alone, and the words
are searched with Pagefind; `common` are those that stand in more than a third of the units, which tell nothing and whose
part of its index is the largest.
"""

from __future__ import annotations

from collections import Counter
import json
import re

from edition.grammar import addresses
from edition.grammar.names import fold
from edition.records.record import KINDS
from edition.search.units import units_of
from edition.whole.edition import Edition


def export(edition: Edition) -> str:
    """The file's text; the same edition gives the same bytes."""
    units = units_of(edition)
    whole = is_whole(edition, units)
    chapter = edition.info.chapter.page
    kinds = [["chapter", "Reading text", f"{addresses.of(chapter)}#", ""], *([kind.name, kind.heading, addresses.of(kind.index_page), "/"] for kind in KINDS.values()), ["page", "About", "", ""]]
    lists: dict[str, list] = {field: [] for field in FIELDS}
    for kind, address, title, line, names_, derived_, text, first, last in units:
        _, _, before, after = kinds[kind]
        values = (kind, address.removeprefix(before).removesuffix(after), title, line, names_, derived_, text if whole else "", first, "" if last == first else last)
        for field, value in zip(FIELDS, values, strict=True):
            lists[field].append(value)
    return json.dumps({"kinds": kinds, "whole": whole, "common": [] if whole else _common(units), "units": lists}, ensure_ascii=False, separators=(",", ":")) + "\n"


FIELDS = ("kind", "id", "title", "line", "names", "derived", "text", "from", "to")
"""The lists of the file, one value a unit in each."""


def is_whole(edition: Edition, units: list[list]) -> bool:
    """Whether the browser searches the whole text, or Pagefind its words."""
    return sum(len(unit[6]) for unit in units) <= edition.info.search_whole


def _common(units: list[list]) -> list[str]:
    """Words that stand in more than a third of the texts, folded."""
    counts = Counter(word for unit in units for word in set(re.findall(r"\w+", fold(unit[6]))))
    return sorted(word for word, count in counts.items() if count > len(units) / 3)
