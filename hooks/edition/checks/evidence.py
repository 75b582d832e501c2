"""Facts that rest on no source that is named, and evidence that cannot be found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from edition.checks.references import exists
from edition.findings import Finding, near_miss
from edition.grammar import sentences
from edition.records.note import Note
from edition.records.quotation import Quotation
from edition.records.record import Named, Path, prose, rests_on_evidence
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
    for ref, located in edition.located.items():
        record = located.record
        if not isinstance(record, Named):
            continue
        facts: list[tuple[Path, str, Source | None, str]] = [(("names", index), f"the name {name.form!r}", name.source, "`source`") for index, name in enumerate(record.names)]
        facts += [(("roles", index), f"the office {role.title!r}", role.source, "`source`") for index, role in enumerate(getattr(record, "roles", ()))]
        stated = [field for field in SOURCED_FIELDS if getattr(record, field, None)]
        facts += [((field,), f"the field {field!r}", record.rests_on.get(field), f"`rests_on: {{{field}: …}}`") for field in stated]
        for field in record.rests_on:
            if field not in stated:
                yield finding(edition, ref, ("rests_on", field), "R001", f"names in rests_on {field!r}, a field that it does not have or that needs no source.", near_miss(field, stated) or "Remove it; names, dates of life, offices and points have a `source` of their own.")
        for path, what, source, place in facts:
            if source is None:
                yield finding(edition, ref, path, "S001", f"{what} has no source.", f"In {place}, name the one that was read.")
            elif source == "chapter" and not record.paragraphs:
                yield finding(edition, ref, path, "S001", f"{what} is said to be the chapter’s, but the record has no `paragraphs`.", "List the paragraphs of the chapter that name it, or name the source that was read.")
        for path, text in prose(record):
            for start, end in sentences.spans(text, edition.info.language) if path[0] in ("description", "identity", "comment") and not record.paragraphs else ():
                if not rests_on_evidence(text[start:end]):
                    words = " ".join(text[start:end].split()[:6])
                    yield finding(edition, ref, path, "S001", f"is not in the chapter, and “{words} …” names no source.", "Put the mark of a source after it, [^key]; of a record that the chapter names, list its `paragraphs`.")


def gaps(edition: Edition) -> Iterator[Finding]:
    """What is wanting, and whether its record says so, in an edition that asks for it. The marks of a scare-quote are the chapter's own."""
    for note in edition.all(Note):
        if note.missing and note.status == "verified":
            yield finding(edition, note.ref, ("missing",), "Q003", "is verified and says what is missing.", "Remove `missing`.")
        elif edition.info.require_reasons and not note.missing and note.status != "verified":
            yield finding(edition, note.ref, (), "N007", "is not verified and does not say what is missing.", "Say it in one sentence, in `missing`.")
    reasons: Counter[str] = Counter()
    for quotation in edition.all(Quotation):
        has_words = any(witness.words for witness in quotation.witnesses)
        if quotation.no_witness and has_words:
            yield finding(edition, quotation.ref, ("no_witness",), "Q003", "has the words of a source and a reason for having none.", "Remove `no_witness`.")
        elif edition.info.require_reasons and not quotation.no_witness and not has_words and quotation.kind != "scare-quote":
            yield finding(edition, quotation.ref, (), "Q006", "has no source’s words and does not say where they were looked for.", "Name the places in `no_witness`.")
        reasons[quotation.no_witness or ""] += 1
        if quotation.no_witness and reasons[quotation.no_witness] == MOST_WITH_ONE_REASON + 1:
            yield finding(edition, quotation.ref, ("no_witness",), "Q007", f"gives the reason of {MOST_WITH_ONE_REASON} quotations before it.", "Say where its own words were looked for.")


def evidence(edition: Edition) -> Iterator[Finding]:
    for note in edition.all(Note):
        for index, candidate in enumerate(note.candidates):
            if candidate.status == "verified" and not _can_be_found(edition, candidate):
                yield finding(edition, note.ref, ("candidates", index), "V001", f"candidate {index + 1} is verified but cannot be found.", "Give its url, or the cited record's address, archive reference or place in print.")


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
        if not any(m.form == "set-in" and m.paragraph and m.paragraph.page == page for m in edition.backlinks.get(variant.ref, ())):
            yield finding(edition, variant.ref, (), "A001", "has no mark in the text.", f"Put ![]({variant.ref}) at the statement it concerns.")
        if not variant.readings and variant.kind not in ("inconsistency", "misprint", "clock"):
            yield finding(edition, variant.ref, (), "A002", f"is a difference of {variant.kind} without a reading.", "Add one under `readings`.")
