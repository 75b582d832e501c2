"""`search/index.json`: what the search of the site knows, fetched once when a reader turns to it.

    {"kinds": [["text-reading", "Reading text", "chapter/#", "", "reading text", 12, "text"],
               ["person", "People", "people/", "/", "person", 8, "named"], …],
     "whole": true, "common": [],
     "units": {"kind": [0, 1, …], "id": ["p-1", "mao-zedong", …], "title": […], "line": […], "names": [[…], …],
               "derived": [[…], …], "text": […], "from": […], "to": […]}}

A unit is a record, a numbered paragraph of a text, or a section of another page; its values stand at the same place in
each list, because like beside like packs best. `kind` is an index into `kinds`, which has of each its name, its
heading, what comes before and after an id in the address from the site's root (an id that begins with a slash is the
whole address), what one of it is called, the weight of a word in its text, and `named` where its units are known by
names, `quoted` where they are words themselves, `text` where they are the paragraphs of a text; `from` and `to` are ISO
days or empty, `to` also where it is `from`: `1919-05-29`, years before AD 1 as astronomers count them, `-0043-03-15`,
those past 9999 with a plus; an open end is `9999-12-31`. Names are as they are written: the folding is the browser's,
by the same table as `names.fold`; of spellings that it makes one the first is there. Past the edition's `search_whole`
characters of text the units keep their names alone, and the words are searched with Pagefind; `common` are those that
stand in more than a third of the units, which tell nothing and whose part of its index is the largest.
"""

from __future__ import annotations

import json
import re
from collections import Counter

from edition.grammar import addresses
from edition.grammar.names import fold
from edition.records.record import KINDS, Kind
from edition.search.units import Unit, units_of
from edition.whole.edition import Edition
from edition.whole.texts import WholeText


def export(edition: Edition) -> str:
    """The file's text; the same edition gives the same bytes."""
    found = units_of(edition)
    whole = is_whole(edition, found)
    groups = groups_of(edition)
    lists = {
        "kind": [unit.group for unit in found],
        "id": [_id(unit, groups[unit.group]) for unit in found],
        "title": [unit.title for unit in found],
        "line": [unit.line for unit in found],
        "names": [unit.names for unit in found],
        "derived": [unit.derived for unit in found],
        "text": [unit.text if whole else "" for unit in found],
        "from": [unit.first for unit in found],
        "to": ["" if unit.last == unit.first else unit.last for unit in found],
    }
    file = {"kinds": groups, "whole": whole, "common": [] if whole else _common(found), "units": lists}
    return json.dumps(file, ensure_ascii=False, separators=(",", ":")) + "\n"


def _id(unit: Unit, group: Group) -> str:
    """What stands between the two parts of its kind's addresses; of a unit that stands elsewhere its whole address,
    after a slash.
    """
    _, _, before, after, *_ = group
    inside = unit.address.removeprefix(before).removesuffix(after)
    return inside if f"{before}{inside}{after}" == unit.address else f"/{unit.address}"


Group = tuple[str, str, str, str, str, int, str]
"""What the file says of a kind: see `kinds` above."""


def groups_of(edition: Edition) -> list[Group]:
    """Every text, every kind of record, and the pages written by hand, by their numbers."""
    texts = map(_text, edition.readable)
    return [*texts, *map(_group, KINDS.values()), ("page", "About", "", "", "about", 8, "")]


def _text(text: WholeText) -> Group:
    """A text of one page is in all its addresses; of several each has its own."""
    before = f"{addresses.of(text.pages[0].page)}#" if len(text.pages) == 1 else ""
    short = text.short.removeprefix("the ")
    return f"text-{text.record.id}", f"{short[:1].upper()}{short[1:]}", before, "", short, 12, "text"


def _group(kind: Kind) -> Group:
    marks = " ".join(name for name, true in (("named", kind.named), ("quoted", kind.quoted)) if true)
    return kind.name, kind.heading, addresses.of(kind.index_page), "/", kind.word, kind.weight, marks


def is_whole(edition: Edition, units: list[Unit]) -> bool:
    """Whether the browser searches the whole text, or Pagefind its words."""
    return sum(len(unit.text) for unit in units) <= edition.info.search_whole


def _common(units: list[Unit]) -> list[str]:
    """Words that stand in more than a third of the texts, folded."""
    counts = Counter(word for unit in units for word in set(re.findall(r"\w+", fold(unit.text))))
    return sorted(word for word, count in counts.items() if count > len(units) / 3)
