"""Every source that the records of an edition cite, with its grade. Checks, the method page and `check` count them.

How a grade is known, the first that says it: the field `grade` of a source or work; a document is primary; the type of
a work; the words of a title, then the host of an address, in `data/sources.yml`. What none of them knows is "other".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from edition.grammar.refs import Ref
from edition.records.grades import GRADES, Grade
from edition.records.record import FieldPath, Record
from edition.records.source_list import SourceList, covering
from edition.records.values import Candidate, Reading, Witness
from edition.whole.edition import Edition

USES = {"fact": "Of facts", "words": "Of words", "record": "Documents and works"}
"""What a source is cited for: facts of a record; a note, a quotation or an entry of the apparatus; or it is itself a
record.
"""


@dataclass(frozen=True)
class Cited:
    """A source, at one of the places that cite it."""

    ref: Ref
    """The record that cites it."""
    path: FieldPath
    """Where in that record."""
    use: str
    """A key of `USES`."""
    grade: Grade
    title: str = ""
    """Empty where a record is cited."""
    derived: Grade | None = None
    """The grade it would have without its own field `grade`; None where it has no such field."""


def host_of(address: str | None) -> str:
    """`https://En.Wiki.example/x` -> `en.wiki.example`; empty where there is no address."""
    return (urlsplit(address or "").hostname or "").rstrip(".")


def graded(listed: SourceList, title: str, address: str | None) -> Grade:
    """The grade that the list gives to a title, else to an address: `other` where it knows neither."""
    words = max((words for words in listed.titles if words in title), key=len, default=None)
    if words is not None:
        return listed.titles[words]
    host = covering(host_of(address), listed.hosts)
    return listed.hosts[host] if host is not None else "other"


def cited(edition: Edition) -> list[Cited]:
    """Every source cited, in the order of the records; a candidate of a note that names no source is none."""
    return [*_facts(edition), *_words(edition), *_records(edition)]


def count(edition: Edition) -> dict[Grade, Counter[str]]:
    """For each grade, how many sources are cited for each of `USES`."""
    found: dict[Grade, Counter[str]] = {grade: Counter() for grade in GRADES}
    for one in cited(edition):
        found[one.grade][one.use] += 1
    return found


def titled(edition: Edition) -> Iterator[tuple[str, str | None]]:
    """Title and address of every source that a rule of the list may grade."""
    for located in edition.located.values():
        record = located.record
        yield from ((source.title, source.url) for source in record.sources.values() if source.grade is None)
        yield from ((one.title, one.url) for _, one in _citations(record) if one.title and not _cites(one))
        asked: list[tuple[str, str | None]] = []
        standing = record.as_source(partial(_asked, asked))
        yield from asked if standing and standing[1] is None else ()


def _asked(asked: list[tuple[str, str | None]], title: str, address: str | None) -> Grade:
    asked.append((title, address))
    return "other"


def _facts(edition: Edition) -> Iterator[Cited]:
    listed = edition.source_list.value
    for ref, located in edition.located.items():
        for key, source in located.record.sources.items():
            derived = graded(listed, source.title, source.url)
            own = derived if source.grade else None
            yield Cited(ref, ("sources", key), "fact", source.grade or derived, source.title, own)


def _words(edition: Edition) -> Iterator[Cited]:
    for ref, located in edition.located.items():
        for path, one in _citations(located.record):
            target = _cites(one)
            if target is not None:
                yield Cited(ref, path, "words", _grade_of_record(edition, target))
            elif not (isinstance(one, Candidate) and one.status == "unidentified"):
                title = one.title or ""
                yield Cited(ref, path, "words", graded(edition.source_list.value, title, one.url), title)


def _records(edition: Edition) -> Iterator[Cited]:
    for ref, located in edition.located.items():
        if standing := located.record.as_source(partial(graded, edition.source_list.value)):
            yield Cited(ref, (), "record", standing[0], located.record.label, standing[1])


def _citations(record: Record) -> Iterator[tuple[FieldPath, Witness | Reading | Candidate]]:
    """The places of a record that cite a source for words: its witnesses, readings and candidates."""
    for name, value in record:
        for index, one in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(one, (Witness, Reading, Candidate)):
                yield (name, index), one


def _cites(one: Witness | Reading | Candidate) -> Ref | None:
    return one.cites if isinstance(one, Candidate) else one.source


def _grade_of_record(edition: Edition, ref: Ref) -> Grade:
    record = edition.get(ref)
    standing = record.as_source(partial(graded, edition.source_list.value)) if record else None
    return standing[0] if standing else "other"
