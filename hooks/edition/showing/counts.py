"""What an edition holds, in sentences for the command line."""

from __future__ import annotations

from collections.abc import Iterator

from edition.findings import counted
from edition.records.record import KINDS
from edition.showing import grades, notes, quotations
from edition.whole import ledger
from edition.whole.edition import Edition


def sentences(edition: Edition) -> Iterator[str]:
    """How many records, paragraphs and references there are, how notes and quotations stand, what is cited, what is
    new.
    """
    counts = [counted(len(edition.by_kind[kind.name]), kind.name, kind.plural) for kind in KINDS.values()]
    numbered = sum(len(text.numbers) for text in edition.texts)
    paragraphs, references = counted(numbered, "paragraph"), counted(len(edition.mentions), "reference")
    yield f"{', '.join(counts)}; {paragraphs}, {references}."
    by_kind = {"Notes": notes.counted_by_status(edition), "Quotations": quotations.collation_counts(edition)}
    standing = {heading: [f"{count} {words}" for _, words, count in some] for heading, some in by_kind.items()}
    yield from (f"{heading}: {', '.join(listed)}." for heading, listed in standing.items() if listed)
    if cited := grades.sentence(edition):
        yield f"Sources: {cited}."
    if edition.addresses.release and (fresh := ledger.fresh(edition)):
        said = f"{counted(len(fresh), 'address is', 'addresses are')} new since release {edition.addresses.release}"
        yield f"{said}: with the next release `mint` makes them permanent."
