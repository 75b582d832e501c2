"""Numbers, days and names that records say are the source text's, compared with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from edition.findings import Finding
from edition.grammar import refs, sentences
from edition.grammar.names import fold
from edition.records.record import Named, rests_on_evidence
from edition.source.text import SourceText, even
from edition.whole.edition import Edition, finding

_MONTHS = "January February March April May June July August September October November December"


_DAY = re.compile(rf"(\d{{1,2}}) ({'|'.join(_MONTHS.split())})")


_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand".split()
)


_DERIVED = frozenset(fold(word) for word in _MONTHS.split())


def unknown_names(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Names whose source is the chapter and which do not stand in it, in whatever shape of apostrophe."""
    whole = even(" ".join(text.paragraphs)).casefold()  # captions are printed in capitals
    for ref, located in edition.located.items():
        for index, name in enumerate(getattr(located.record, "names", ())):
            if name.source == "chapter" and even(name.form).casefold() not in whole:
                yield finding(
                    edition,
                    ref,
                    ("names", index),
                    "S002",
                    f"the name {name.form!r} is not in the source text.",
                    "Copy its form, or name another source.",
                )


def unknown_facts(edition: Edition, text: SourceText) -> Iterator[Finding]:
    """Sentences that name no source and have a number, a day or a name which the text has not.

    For an edition whose facts are to be sourced, people, places and organizations. Names of records that the text
    names, and of the record itself, are not looked for: their own pages give their sources.
    """
    if not edition.info.require_sources:
        return
    said = _Said.by(text)
    for ref, located in edition.located.items():
        record = located.record
        if not isinstance(record, Named) or not record.paragraphs:
            continue  # what is not in the text has every sentence sourced: S001
        for field, prose in (("description", record.description or ""), ("identity", record.identity or "")):
            for start, end in sentences.spans(prose, edition.info.language):
                sentence = prose[start:end]
                if missing := [] if rests_on_evidence(sentence) else _missing(edition, record, sentence, said):
                    words = " ".join(_plain(sentence).split()[:6])
                    message = f"“{words} …” has {', '.join(missing)}, which the source text has not."
                    yield finding(
                        edition, ref, (field,), "S003", message, "Put the mark of its source after it: [^key]."
                    )


@dataclass(frozen=True)
class _Said:
    """What the source text says, as far as facts are compared with it."""

    tokens: frozenset[str]
    """Its numbers and names, folded, and the months."""
    days: frozenset[frozenset[str]]
    """Days with their months, in either order: `{"6", "November"}`."""

    @classmethod
    def by(cls, text: SourceText) -> _Said:
        whole = " ".join(text.paragraphs)
        days = [*re.findall(r"(\d{1,2}) ([A-Z][a-z]+)", whole), *re.findall(r"([A-Z][a-z]+) (\d{1,2})", whole)]
        return cls(frozenset(_tokens(whole)) | _DERIVED, frozenset(map(frozenset, days)))


def _missing(edition: Edition, record: Named, sentence: str, said: _Said) -> list[str]:
    """Numbers, names and days of a sentence that the text has not, its first word and the names of known records
    apart.
    """
    linked = [edition.get(found.ref) for found in refs.find(sentence)]
    named = " ".join(form for one in [record, *linked] if one and one.paragraphs for form in one.name_forms)
    plain, names = _plain(sentence), frozenset(_tokens(named))
    missing = [word for word in _tokens(plain)[1:] if word not in said.tokens and word not in names]
    return missing + [
        f"{day} {month}" for day, month in _DAY.findall(plain) if frozenset((day, month)) not in said.days
    ]


def _plain(sentence: str) -> str:
    """A sentence with the words of its links alone, and without marks of sources."""
    return refs.replace(sentence, lambda found: "" if found.form == "marker" else found.text)


def _tokens(text: str) -> list[str]:
    """Numbers, and words with a capital, folded; the first word of a sentence has one in any case."""
    words = re.findall(r"[^\W_]+(?:['’ʼ][^\W_]+)*", re.sub(r"(?<=\d),(?=\d{3})", "", text))
    return [
        fold(re.sub(r"['’]s$", "", word))
        for word in words
        if word[0].isupper() or word.isdigit() or word.casefold() in _NUMBERS
    ]
