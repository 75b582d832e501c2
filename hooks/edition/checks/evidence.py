"""Facts that rest on no source that is named, and evidence that cannot be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from edition.checks.references import exists
from edition.findings import Finding, near_miss
from edition.grammar import sentences
from edition.records.document import Document
from edition.records.note import Note
from edition.records.quotation import Quotation
from edition.records.record import FieldPath, Named, prose, rests_on_evidence
from edition.records.values import Candidate, Source
from edition.records.variant import Variant
from edition.whole.edition import Edition, finding

SOURCED_FIELDS = ("affiliation", "part_of", "country_then", "country_now", "abbreviations")
"""Fields of people, places and organizations that state a fact and whose source stands in `rests_on`."""


MOST_WITH_ONE_REASON = 5
"""How many quotations one `no_witness` may serve; beyond it, nobody looked for each."""


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


def gaps(edition: Edition) -> Iterator[Finding]:
    """What is wanting, and whether its record says so, in an edition that asks for it."""
    for note in edition.all(Note):
        if note.missing and note.status == "verified":
            message, hint = "is verified and says what is missing.", "Remove `missing`."
            yield finding(edition, note.ref, ("missing",), "Q003", message, hint)
        elif edition.info.require_reasons and not note.missing and note.status != "verified":
            message, hint = "is not verified and does not say what is missing.", "Say it in one sentence, in `missing`."
            yield finding(edition, note.ref, (), "N007", message, hint)
    reasons: Counter[str] = Counter()
    for quotation in edition.all(Quotation):
        yield from _unwitnessed(edition, quotation)
        reasons[quotation.no_witness or ""] += 1
        if quotation.no_witness and reasons[quotation.no_witness] == MOST_WITH_ONE_REASON + 1:
            message = f"gives the reason of {MOST_WITH_ONE_REASON} quotations before it."
            hint = "Say where its own words were looked for."
            yield finding(edition, quotation.ref, ("no_witness",), "Q007", message, hint)
    for document in edition.all(Document):
        yield from _untimed(edition, document)


def _unwitnessed(edition: Edition, quotation: Quotation) -> Iterator[Finding]:
    """A quotation without a source's words; the marks of a scare-quote are the chapter's own."""
    has_words = any(witness.words for witness in quotation.witnesses)
    if quotation.no_witness and has_words:
        message = "has the words of a source and a reason for having none."
        yield finding(edition, quotation.ref, ("no_witness",), "Q003", message, "Remove `no_witness`.")
    elif edition.info.require_reasons and not (quotation.no_witness or has_words or quotation.kind == "scare-quote"):
        message = "has no source’s words and does not say where they were looked for."
        yield finding(edition, quotation.ref, (), "Q006", message, "Name the places in `no_witness`.")


def _untimed(edition: Edition, document: Document) -> Iterator[Finding]:
    """What somebody sent to somebody, without an hour at either end."""
    has_times = bool(document.sent or document.received)
    if document.no_times and has_times:
        message = "says when it was sent or received, and why it does not."
        yield finding(edition, document.ref, ("no_times",), "Q003", message, "Remove `no_times`.")
    elif (
        edition.info.require_reasons and document.sender and document.recipient and not (document.no_times or has_times)
    ):
        message = "has a sender and a recipient, and does not say when it went or came."
        hint = "Give `sent` or `received`, or say in `no_times` why there is neither."
        yield finding(edition, document.ref, (), "V002", message, hint)


def evidence(edition: Edition) -> Iterator[Finding]:
    for note in edition.all(Note):
        for index, candidate in enumerate(note.candidates):
            if candidate.status == "verified" and not _can_be_found(edition, candidate):
                yield finding(
                    edition,
                    note.ref,
                    ("candidates", index),
                    "V001",
                    f"candidate {index + 1} is verified but cannot be found.",
                    "Give its url, or the cited record's address, archive reference or place in print.",
                )


def _can_be_found(edition: Edition, candidate: Candidate) -> bool:
    """By an address, an archive reference, or a place in something published; a locator alone leads nowhere.

    A cited record that could not be read is not blamed.
    """
    cited = edition.get(candidate.cites) if candidate.cites else None
    if candidate.cites and cited is None and exists(edition, candidate.cites):
        return True
    published = any(getattr(cited, name, None) for name in ("publisher", "container_title", "published_in"))
    where = any(getattr(cited, name, None) for name in ("address", "archive", "URL"))
    return bool(candidate.url or where or (published and (candidate.locator or getattr(cited, "locator", None))))


def apparatus(edition: Edition) -> Iterator[Finding]:
    page = edition.info.chapter.page
    for variant in edition.all(Variant):
        if not any(
            m.form == "set-in" and m.paragraph and m.paragraph.page == page
            for m in edition.backlinks.get(variant.ref, ())
        ):
            yield finding(
                edition,
                variant.ref,
                (),
                "A001",
                "has no mark in the text.",
                f"Put ![]({variant.ref}) at the statement it concerns.",
            )
        if not variant.readings and variant.kind not in ("inconsistency", "misprint", "clock"):
            yield finding(
                edition,
                variant.ref,
                (),
                "A002",
                f"is a difference of {variant.kind} without a reading.",
                "Add one under `readings`.",
            )
