"""The apparatus: its signs and readings, and differences that a record states and the apparatus lacks, a source's words
beside a quotation that are silently others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from edition.findings import Finding
from edition.grammar import collation
from edition.grammar.names import subtags
from edition.records.quotation import Quotation
from edition.records.values import Reading, Witness
from edition.records.variant import Variant
from edition.whole.edition import Edition, finding

_LETTERS = re.compile(r"[^\W_]+")


def unentered(edition: Edition) -> Iterator[Finding]:
    """A003, where the edition asks for reasons, for a witness that differs without an entry; Q003 for a reason nobody
    needs.

    An entry is one that concerns the quotation and has a reading of the same source, or of the same words.
    """
    readings: dict[object, list[Reading]] = {}
    for variant in edition.all(Variant):
        for ref in variant.concerns:
            readings.setdefault(ref, []).extend(variant.readings)
    for quotation in edition.all(Quotation):
        for index, witness in enumerate(quotation.witnesses):
            wanting = differs(quotation, witness, edition.info.language)
            wanting = wanting and not any(_gives(reading, witness) for reading in readings.get(quotation.ref, ()))
            path = ("witnesses", index)
            if wanting and not witness.no_variant and edition.info.require_reasons:
                message = (
                    f"differs in silence from witness {index + 1}, and no entry of the apparatus has that source’s"
                    " reading."
                )
                hint = (
                    "Add the entry, or the reading to an entry that concerns it, or say in `no_variant` of the witness"
                    " why there is none."
                )
                yield finding(edition, quotation.ref, path, "A003", message, hint)
            elif witness.no_variant and not wanting and not (edition.broken or edition.broken_kinds):
                message = f"says of witness {index + 1} why no entry has its reading, and none is wanting."
                yield finding(edition, quotation.ref, (*path, "no_variant"), "Q003", message, "Remove `no_variant`.")


def differs(quotation: Quotation, witness: Witness, language: str) -> bool:
    """Whether a witness in the quotation's own language has words that the quotation changes without a mark."""
    if witness.words is None or subtags(witness.language)[0] != subtags(language)[0]:
        return False
    return collation.differs_silently(collation.compare(quotation.text, witness.words, part=witness.second_hand))


def _gives(reading: Reading, witness: Witness) -> bool:
    """Whether a reading is the witness's: by the source, or, where a source is cited by its edition, by the words."""
    if _bare(witness.words or "") in _bare(reading.reading):
        return True
    if witness.source:
        return reading.source == witness.source
    return bool(witness.title) and reading.title == witness.title


def _bare(text: str) -> str:
    """A text by its letters and digits, a space on each side of every word."""
    return " ".join(["", *_LETTERS.findall(text.casefold()), ""])


def unmarked(edition: Edition) -> Iterator[Finding]:
    for variant in edition.all(Variant):
        if not any(
            m.form == "set-in" and m.paragraph and edition.text_of(m.paragraph.page)
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
