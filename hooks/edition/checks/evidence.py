"""Facts that rest on no source that is named, and evidence that cannot be found."""

from __future__ import annotations

from collections.abc import Iterator

from edition.findings import Finding, near_miss
from edition.grammar import sentences
from edition.records.record import FieldPath, Named, prose, rests_on_evidence
from edition.records.values import Source
from edition.whole.edition import Edition, finding

SOURCED_FIELDS = ("affiliation", "part_of", "country_then", "country_now", "abbreviations")
"""Fields of people, places and organizations that state a fact and whose source stands in `rests_on`."""


def unsourced(edition: Edition) -> Iterator[Finding]:
    """In an edition that asks for it: names, offices, facts and sentences that rest on nothing that is named."""
    if not edition.info.require_sources:
        return
    for record in (located.record for located in edition.located.values()):
        if isinstance(record, Named):
            stated = [field for field in SOURCED_FIELDS if getattr(record, field, None)]
            yield from _needless(edition, record, stated)
            yield from _facts(edition, record, stated)
            yield from _sentences(edition, record)


def _needless(edition: Edition, record: Named, stated: list[str]) -> Iterator[Finding]:
    """Sources of fields that the record does not have or that need none."""
    for field in record.rests_on:
        if field not in stated:
            message = f"names in rests_on {field!r}, a field that it does not have or that needs no source."
            hint = "Remove it; names, dates of life, offices and points have a `source` of their own."
            yield finding(edition, record.ref, ("rests_on", field), "R001", message, near_miss(field, stated) or hint)


def _facts(edition: Edition, record: Named, stated: list[str]) -> Iterator[Finding]:
    """Names, offices and fields without a source, or with the chapter for one, which does not name the record."""
    facts: list[tuple[FieldPath, str, Source | None, str]] = [
        (("names", index), f"the name {name.form!r}", name.source, "`source`")
        for index, name in enumerate(record.names)
    ]
    facts += [
        (("roles", index), f"the office {role.title!r}", role.source, "`source`")
        for index, role in enumerate(getattr(record, "roles", ()))
    ]
    facts += [
        ((field,), f"the field {field!r}", record.rests_on.get(field), f"`rests_on: {{{field}: …}}`")
        for field in stated
    ]
    for path, what, source, place in facts:
        if source is None:
            hint = f"In {place}, name the one that was read."
            yield finding(edition, record.ref, path, "S001", f"{what} has no source.", hint)
        elif source == "chapter" and not record.paragraphs:
            message = f"{what} is said to be the chapter’s, but the record has no `paragraphs`."
            hint = "List the paragraphs of the chapter that name it, or name the source that was read."
            yield finding(edition, record.ref, path, "S001", message, hint)


def _sentences(edition: Edition, record: Named) -> Iterator[Finding]:
    """Sentences of a record that is not in the chapter and that name no source."""
    if record.paragraphs:
        return
    for path, text in prose(record):
        if path[0] not in ("description", "identity", "comment"):
            continue
        for start, end in sentences.spans(text, edition.info.language):
            if not rests_on_evidence(text[start:end]):
                message = f"is not in the chapter, and “{' '.join(text[start:end].split()[:6])} …” names no source."
                hint = (
                    "Put the mark of a source after it, [^key]; of a record that the chapter names, list its"
                    " `paragraphs`."
                )
                yield finding(edition, record.ref, path, "S001", message, hint)
