"""The index of names: every form of every name, with references to the one that the edition uses."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from edition.grammar.names import fold
from edition.records.record import Record
from edition.showing.spellings import derived


@dataclass(frozen=True)
class Entry:
    """A form of a name, and what it names."""

    form: str
    lang: str
    """Language and script, or empty where it is the page's own."""
    by_rule: bool
    own: tuple[Record, ...]
    """Records that stand under this form."""
    see: tuple[tuple[Record, str], ...]
    """Records that stand under another, and under which."""


def index_of(records: Iterable[Record]) -> list[tuple[str, str, list[Entry]]]:
    """Every form of every name under its letter or script: heading, id of the heading, entries in order.

    People stand under the form they are sorted by; of a name that begins it, `Dyson` of `Dyson, Frank`, nothing more is
    said.
    """
    forms: dict[tuple[str, str, bool], list[Record]] = defaultdict(list)
    for record in records:
        if record.known_names:
            langs = {name.form: name.lang for name in record.known_names}
            head = record.head
            for form in dict.fromkeys((head, *record.name_forms)):
                if form == head or not head.startswith(f"{form},"):
                    forms[form, "" if langs.get(form, "en") == "en" else langs[form], False].append(record)
            for form in (
                form for form in derived(record) if not (form.isascii() and form.isupper())
            ):  # initials would lead nobody
                forms[form, "", True].append(record)
    groups: dict[str, list[Entry]] = defaultdict(list)
    for (form, lang, by_rule), named in sorted(forms.items(), key=lambda item: (fold(item[0][0]), item[0])):
        own = tuple(record for record in named if record.head == form)
        groups[_heading(form)].append(
            Entry(form, lang, by_rule, own, tuple((record, record.head) for record in named if record not in own))
        )
    letters = sorted(heading for heading in groups if len(heading) == 1)
    return [
        (heading, re.sub(r"\W+", "-", heading.lower()), groups[heading])
        for heading in (*letters, *(one for one in SCRIPTS if one in groups))
    ]


SCRIPTS = {
    "Hangul": ("가", "힣"),
    "Chinese characters": ("㐀", "鿿"),
    "Cyrillic": ("Ѐ", "ӿ"),
    "Figures": ("0", "9"),
    "Other scripts": ("\0", "\U0010ffff"),
}
"""Groups of the index that are no letter of the Latin alphabet: heading -> first and last character."""


def _heading(form: str) -> str:
    first = next(char for char in f"{fold(form)}?" if char.isalnum() or char == "?")
    return (
        first.upper()
        if "a" <= first <= "z"
        else next(heading for heading, (low, high) in SCRIPTS.items() if low <= first <= high)
    )
