"""References that lead nowhere, have no form, go round in circles; sources that are not defined; records nobody
mentions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from edition.findings import Finding, near_miss
from edition.grammar import allowed_html, refs
from edition.grammar.refs import Ref
from edition.records.record import KINDS, FieldPath, prose
from edition.records.values import SourceKey
from edition.whole.edition import Edition, finding, prose_path


def dangling(edition: Edition) -> Iterator[Finding]:
    """References that lead nowhere: in prose, in records, and in what is decided of the source text."""
    ids: dict[str, list[str]] = defaultdict(list)
    for ref in edition.located:
        ids[ref.kind].append(ref.id)
    for number, decisions in edition.decisions.items():
        for decision in decisions:
            if decision.to and not exists(edition, decision.to):
                code, message, hint = _leads_nowhere(decision.to, ids)
                yield Finding(
                    "data/decisions.yml",
                    decision.line,
                    code,
                    f"The decision about “{decision.words}” in paragraph {number} {message}",
                    hint,
                )
    for mention in edition.mentions:
        if exists(edition, mention.target):
            continue
        code, message, hint = _leads_nowhere(mention.target, ids)
        if mention.source:
            yield finding(
                edition, mention.source, mention.field, code, f"{'.'.join(map(str, mention.field))} {message}", hint
            )
        else:
            assert mention.paragraph
            yield Finding(
                prose_path(edition, mention.paragraph.page),
                mention.paragraph.line,
                code,
                f"The paragraph {message}",
                hint,
            )


def gone(edition: Edition) -> Iterator[Finding]:
    """Kinds whose file is gone, each once: what refers to its records is not blamed for it."""
    for name, mentions in edition.gone.items():
        kind = KINDS[name]
        of = f"{len({mention.target for mention in mentions})} of them are referred to, in {len(mentions)} places."
        yield Finding(
            f"data/{kind.plural}.yml",
            1,
            "G013",
            f"There are no {kind.plural}, and {of}",
            f"Put data/{kind.plural}.yml back, or the folder data/{kind.plural}/.",
        )


def exists(edition: Edition, ref: Ref) -> bool:
    """Whether there is such a record, or one that could not be read."""
    return ref in edition.located or ref in edition.broken or ref.kind in edition.broken_kinds


def _leads_nowhere(ref: Ref, ids: dict[str, list[str]]) -> tuple[str, str, str]:
    """Code, message and hint for a reference to no record; `ids` are those there are, by kind."""
    if ref.kind not in KINDS:
        of_plural = {kind.plural: f"Did you mean {kind.name}?" for kind in KINDS.values()}
        return (
            "G006",
            f"refers to {ref}, but {ref.kind!r} is no kind.",
            of_plural.get(ref.kind) or near_miss(ref.kind, KINDS) or "The data model lists the kinds.",
        )
    if ref.kind == refs.NOTE:
        hint = (
            "Add the record, or mend the number."
            if ref.id.isdigit()
            else "A note is a number, [^12]; the mark of a source stands in a record."
        )
    else:
        hint = (
            near_miss(ref.id, ids[ref.kind]).replace("mean ", f"mean {ref.kind}:") or "Add the record, or mend the id."
        )
    return "G007", f"refers to {ref}, which is no record.", hint


def malformed(edition: Edition) -> Iterator[Finding]:
    """Link targets that begin like a reference and are none: a space, a missing bracket."""
    for page in edition.prose:
        for paragraph in (*page.paragraphs, *page.headings):
            for written in dict.fromkeys(paragraph.unread):
                yield Finding(
                    page.path,
                    paragraph.line,
                    "G009",
                    f"The paragraph has {written!r}, which is no reference.",
                    "Write [words](kind:id), without spaces and with the closing bracket.",
                )
    for ref, located in edition.located.items():
        for path, text in located.prose:
            for written in refs.malformed(text, KINDS):
                yield finding(
                    edition,
                    ref,
                    path,
                    "G009",
                    f"{'.'.join(map(str, path))} has {written!r}, which is no reference.",
                    "Write [words](kind:id), without spaces and with the closing bracket.",
                )


def html(edition: Edition) -> Iterator[Finding]:
    """Tags, attributes and addresses in the prose of records and of edition.yml that could run, or lead astray."""
    hint = "Write it in Markdown, or with a mark of words such as <em> or <sup>; the sign itself is written &lt;."
    for ref, located in edition.located.items():
        for path, text in located.prose:
            for written in allowed_html.refused(text):
                yield finding(
                    edition,
                    ref,
                    path,
                    "H001",
                    f"{'.'.join(map(str, path))} has {written}, which is not allowed there.",
                    hint,
                )
    for path, text in prose(edition.info):
        for written in allowed_html.refused(text):
            yield Finding(
                "data/edition.yml",
                edition.info_line(*path),
                "H001",
                f"{'.'.join(map(str, path))} has {written}, which is not allowed there.",
                hint,
            )


def source_keys(edition: Edition) -> Iterator[Finding]:
    for ref, located in edition.located.items():
        known = ("chapter", "edition", *located.record.sources)
        cited: list[tuple[FieldPath, str]] = [
            (path, value) for path, value in located.leaves if isinstance(value, SourceKey)
        ]
        cited += [(path, key) for path, text in located.prose for key in refs.source_marks(text)]
        for path, key in cited:
            if key not in known:
                yield finding(
                    edition,
                    ref,
                    path,
                    "G008",
                    f"cites the source {key!r}, which it does not define.",
                    near_miss(key, known) or f"Add it under `sources`, or use one of {', '.join(known)}.",
                )


def unmentioned(edition: Edition) -> Iterator[Finding]:
    if edition.broken or edition.broken_kinds:
        return  # what mentions it may be among what could not be read
    for ref in edition.located:
        if not edition.backlinks.get(ref) and not KINDS[ref.kind].alone:
            yield finding(
                edition,
                ref,
                (),
                "G002",
                "is mentioned nowhere.",
                "Link it from the text or from another record, or remove it.",
            )


def cycles(edition: Edition) -> Iterator[Finding]:
    for name in ("part_of", "within", "continues", "follows", "causes"):
        steps = {ref: _as_tuple(getattr(located.record, name, None)) for ref, located in edition.located.items()}
        for ref in steps:
            if (way := _way_back(ref, steps)) is not None:
                by = ", ".join(map(str, way)) or "nothing else"
                yield finding(
                    edition,
                    ref,
                    (name,),
                    "G005",
                    f"comes back to itself through {name}, by way of {by}.",
                    "Break the chain.",
                )


def _as_tuple(value: Ref | tuple[Ref, ...] | None) -> tuple[Ref, ...]:
    return () if value is None else value if isinstance(value, tuple) else (value,)


def _way_back(start: Ref, steps: dict[Ref, tuple[Ref, ...]]) -> list[Ref] | None:
    """The records between a record and itself along a field, or None where no way leads back."""
    ways: list[list[Ref]] = [[]]
    seen: set[Ref] = set()
    while ways:
        way = ways.pop(0)
        for step in steps.get(way[-1] if way else start, ()):
            if step == start:
                return way
            if step not in seen:
                seen.add(step)
                ways.append([*way, step])
    return None
