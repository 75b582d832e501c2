"""Quotations: who speaks, which note is theirs, whether a source has their words; or why none is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from edition.findings import Finding
from edition.grammar.refs import Ref
from edition.records.note import Note
from edition.records.quotation import Quotation
from edition.whole.edition import Edition, finding

MOST_WITH_ONE_REASON = 5
"""How many quotations one `no_witness` may serve; beyond it, nobody looked for each."""


def quotations(edition: Edition) -> Iterator[Finding]:
    """Quotations without speaker or note, or with one and a reason for having none."""
    for quotation in edition.all(Quotation):
        yield from _named(edition, quotation, "speaker", "Q001", quotation.speaker, quotation.no_speaker)
        yield from _named(edition, quotation, "note", "Q002", quotation.note, quotation.no_note)
        note = edition.find(quotation.note, Note)
        if note is not None and quotation.ref not in note.quotations:
            hint = f"Add it to `quotations` of {note.ref}."
            yield finding(edition, quotation.ref, ("note",), "N005", f"names {note.ref}, which does not list it.", hint)


def _named(
    edition: Edition, quotation: Quotation, field: str, code: str, value: Ref | None, reason: str | None
) -> Iterator[Finding]:
    """A field that is to be given, or the reason why it is not."""
    if value is None and reason is None:
        hint = f"Name the {field}, or say in `no_{field}` why there is none."
        yield finding(edition, quotation.ref, (), code, f"has no {field}.", hint)
    if value is not None and reason is not None:
        message = f"has a {field} and a reason for having none."
        yield finding(edition, quotation.ref, (f"no_{field}",), "Q003", message, f"Remove `no_{field}`.")


def unwitnessed(edition: Edition) -> Iterator[Finding]:
    """Quotations without a source's words that do not say where they were looked for, each for itself."""
    reasons: Counter[str] = Counter()
    for quotation in edition.all(Quotation):
        yield from _unwitnessed(edition, quotation)
        reasons[quotation.no_witness or ""] += 1
        if quotation.no_witness and reasons[quotation.no_witness] == MOST_WITH_ONE_REASON + 1:
            message = f"gives the reason of {MOST_WITH_ONE_REASON} quotations before it."
            hint = "Say where its own words were looked for."
            yield finding(edition, quotation.ref, ("no_witness",), "Q007", message, hint)


def _unwitnessed(edition: Edition, quotation: Quotation) -> Iterator[Finding]:
    """A quotation without a source's words; the marks of a scare-quote are the chapter's own."""
    has_words = any(witness.words for witness in quotation.witnesses)
    if quotation.no_witness and has_words:
        message = "has the words of a source and a reason for having none."
        yield finding(edition, quotation.ref, ("no_witness",), "Q003", message, "Remove `no_witness`.")
    elif edition.info.require_reasons and not (quotation.no_witness or has_words or quotation.kind == "scare-quote"):
        message = "has no source’s words and does not say where they were looked for."
        yield finding(edition, quotation.ref, (), "Q006", message, "Name the places in `no_witness`.")
